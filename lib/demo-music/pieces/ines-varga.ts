import type { Piece } from '../types'

const smallHoursThreeBeats = {
  artists: ['Ines Varga'],
  album: 'Small Hours, Three Beats',
  year: 2020,
  genre: 'waltz',
  style: 'waltz' as const,
}

export const inesVarga: Piece[] = [
  {
    ...smallHoursThreeBeats,
    id: 'snow-on-the-tram-wires',
    title: 'Snow on the Tram Wires',
    bpm: 132,
    key: 'D minor',
    form: '0000111122223333000022333333',
    chords: '1 4 5+ 1 6 3 5+ 1',
    energy: 0.35,
    seed: 213,
  },
  {
    ...smallHoursThreeBeats,
    id: 'the-clockmakers-niece',
    title: "The Clockmaker's Niece",
    bpm: 144,
    key: 'Bb major',
    form: '00001111222233330000222233333333',
    chords: '1 6 4 5 3 6 2 5',
    energy: 0.42,
    seed: 220,
  },
]

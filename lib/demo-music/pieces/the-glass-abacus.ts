import type { Piece } from '../types'

const countingSongs = {
  artists: ['The Glass Abacus'],
  album: 'Counting Songs',
  year: 2017,
  genre: 'minimalism',
  style: 'mallets' as const,
}

export const theGlassAbacus: Piece[] = [
  {
    ...countingSongs,
    id: 'seven-against-eight',
    title: 'Seven against Eight',
    bpm: 132,
    key: 'F# minor',
    form: '00111122222233331133',
    chords: '1 1 6 6 3 3 7 7',
    energy: 0.55,
    seed: 255,
  },
  {
    ...countingSongs,
    id: 'long-division',
    title: 'Long Division',
    bpm: 126,
    key: 'Ab major',
    form: '00111122222233332233',
    chords: '1 1 4 4 6 6 2 5',
    energy: 0.5,
    seed: 262,
  },
]

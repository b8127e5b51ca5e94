import type { Piece } from '../types'

const lowTideArcade = {
  artists: ['Neon Estuary'],
  album: 'Low Tide Arcade',
  year: 2022,
  genre: 'synthwave',
  style: 'synthwave' as const,
}

export const neonEstuary: Piece[] = [
  {
    ...lowTideArcade,
    id: 'causeway-at-midnight',
    title: 'Causeway at Midnight',
    bpm: 100,
    key: 'A minor',
    form: '0011222233012333',
    chords: '1 6 3 7',
    energy: 0.68,
    seed: 143,
  },
  {
    ...lowTideArcade,
    id: 'chrome-heron',
    title: 'Chrome Heron',
    bpm: 108,
    key: 'E minor',
    form: '001122223300223333',
    chords: '6 7 1 1',
    energy: 0.74,
    seed: 150,
  },
  {
    ...lowTideArcade,
    id: 'tidal-sync',
    title: 'Tidal Sync',
    bpm: 96,
    key: 'F# minor',
    form: '0112223300223333',
    chords: '1 3 7 4',
    energy: 0.64,
    seed: 157,
  },
  {
    ...lowTideArcade,
    id: 'last-ferry-out',
    title: 'Last Ferry Out',
    bpm: 112,
    key: 'D minor',
    form: '001122223301233333',
    chords: '1 7 6 5+',
    energy: 0.78,
    seed: 164,
  },
]

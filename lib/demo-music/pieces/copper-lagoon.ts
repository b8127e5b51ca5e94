import type { Piece } from '../types'

const sluiceGate = {
  artists: ['Copper Lagoon'],
  album: 'Sluice Gate',
  year: 2019,
  genre: 'dub',
  style: 'dub' as const,
}

export const copperLagoon: Piece[] = [
  {
    ...sluiceGate,
    id: 'sluice-gate',
    title: 'Sluice Gate',
    bpm: 74,
    key: 'A minor',
    form: '011223312333',
    chords: '1 1 4 4',
    energy: 0.46,
    seed: 192,
  },
  {
    ...sluiceGate,
    id: 'rust-and-honey',
    title: 'Rust and Honey',
    bpm: 70,
    key: 'E minor',
    form: '012233301233',
    chords: '1 7 1 6',
    energy: 0.42,
    seed: 199,
  },
  {
    ...sluiceGate,
    id: 'lower-lock',
    title: 'Lower Lock',
    bpm: 78,
    key: 'D minor',
    form: '0112233022333',
    chords: '1 1 6 7',
    energy: 0.48,
    seed: 206,
  },
]

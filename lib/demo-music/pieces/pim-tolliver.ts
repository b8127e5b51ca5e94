import type { Piece } from '../types'

const pocketKingdom = {
  artists: ['Pim Tolliver'],
  album: 'Pocket Kingdom',
  year: 2025,
  genre: 'chiptune',
  style: 'chip' as const,
}

export const pimTolliver: Piece[] = [
  {
    ...pocketKingdom,
    id: 'bridge-of-biscuits',
    title: 'Bridge of Biscuits',
    bpm: 150,
    key: 'C major',
    form: '001122223333001122333333',
    chords: '1 5 6 4',
    energy: 0.8,
    seed: 241,
  },
  {
    ...pocketKingdom,
    id: 'boss-in-a-cardboard-box',
    title: 'Boss in a Cardboard Box',
    bpm: 160,
    key: 'E minor',
    form: '001122223333002222333333',
    chords: '1 7 6 5+',
    energy: 0.88,
    seed: 248,
  },
]

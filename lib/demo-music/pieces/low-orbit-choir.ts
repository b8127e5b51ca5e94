import type { Piece } from '../types'

const slowWeather = {
  artists: ['Low Orbit Choir'],
  album: 'Slow Weather',
  year: 2018,
  genre: 'ambient',
  style: 'ambient' as const,
}

export const lowOrbitChoir: Piece[] = [
  {
    ...slowWeather,
    id: 'cirrus',
    title: 'Cirrus',
    bpm: 60,
    key: 'Db major',
    form: '0112322331',
    chords: '1 5 6 4',
    energy: 0.12,
    seed: 227,
  },
  {
    ...slowWeather,
    id: 'aphelion',
    title: 'Aphelion',
    bpm: 56,
    key: 'B minor',
    form: '011232331',
    chords: '1 6 3 4',
    energy: 0.1,
    seed: 234,
  },
]

import type { Piece } from '../types'

const tinRoofWeather = {
  artists: ['Oda Feldt'],
  album: 'Tin Roof Weather',
  year: 2024,
  genre: 'house',
  style: 'house' as const,
}

export const odaFeldt: Piece[] = [
  {
    ...tinRoofWeather,
    id: 'tin-roof',
    title: 'Tin Roof',
    bpm: 122,
    key: 'C minor',
    form: '00112222333300123333',
    chords: '1 6 4 5',
    energy: 0.82,
    seed: 171,
  },
  {
    ...tinRoofWeather,
    id: 'balcony-three-in-the-morning',
    title: 'Balcony, Three in the Morning',
    bpm: 120,
    key: 'G minor',
    form: '00112222330022333333',
    chords: '1 3 4 6',
    energy: 0.78,
    seed: 178,
  },
  {
    ...tinRoofWeather,
    artists: ['Oda Feldt', 'Ines Varga'],
    id: 'sunday-left',
    title: 'Sunday Left',
    bpm: 124,
    key: 'A minor',
    form: '00112233330012333333',
    chords: '6 7 1 3',
    energy: 0.85,
    seed: 185,
  },
]

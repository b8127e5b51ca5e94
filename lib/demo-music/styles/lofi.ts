import { drumPart } from '../drum-part'
import { electricPiano } from '../keyboards'
import { bassNotes, chordNotes } from '../lines'
import { melody } from '../melody'
import { pick } from '../random'
import type { Sketch } from '../sketch'
import { roundBass, softLead } from '../synths'
import type { Part } from '../types'

const SWING = 0.3

const BEATS = [
  { kick: 'X.....x...x.....', snare: '....x.......x..-' },
  { kick: 'X......o..X.....', snare: '....x..-....x...' },
  { kick: 'X..o......x..o..', snare: '....x.......x...' },
] as const

const RHYTHMS = [
  [0, 1.5, 2, 3.5, 4, 5.5],
  [0.5, 1, 2.5, 4, 4.5, 6],
  [0, 0.5, 2, 4, 5.5, 6.5],
] as const

/** Lo-fi: slow swung drums and an electric piano. */
export function lofi(sketch: Sketch): Part[] {
  const { barsFrom, beatsPerBar, random } = sketch
  const { kick, snare } = pick(random, BEATS)
  const groove = { bars: barsFrom(1), beatsPerBar, swing: SWING }
  const chords = chordNotes(sketch, {
    bars: barsFrom(0),
    strokes: [
      [0, 1.4, 0.75],
      [1.5 + SWING / 4, 1.8, 0.55],
    ],
    low: 53,
    strum: 0.03,
  })
  const bass = bassNotes(sketch, {
    bars: barsFrom(1),
    strokes: [
      [0, 1.3, 0.9, 0],
      [1.5, 0.4, 0.6, 12],
      [2.5, 1.2, 0.75, 7],
    ],
    low: 31,
  })
  const tune = melody(sketch, { bars: barsFrom(3), rhythms: RHYTHMS, low: 67, high: 84 })
  return [
    { instrument: electricPiano, notes: chords, gain: 0.26, reverb: 0.18, duck: 0.25 },
    { instrument: roundBass, notes: bass, gain: 0.24, duck: 0.3 },
    { instrument: softLead, notes: tune, gain: 0.2, pan: 0.15, echo: 0.3, reverb: 0.3 },
    drumPart('kick', kick, { ...groove, gain: 0.58 }),
    drumPart('snare', snare, { ...groove, gain: 0.32, reverb: 0.12 }),
    drumPart('hat', 'x-o-x-o-x-o-x-oo', { ...groove, bars: barsFrom(2), gain: 0.3, pan: 0.25 }),
    drumPart('shaker', '..-...-.', { ...groove, bars: barsFrom(3), gain: 0.3, pan: -0.35 }),
  ]
}

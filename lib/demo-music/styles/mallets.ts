import { drumPart } from '../drum-part'
import { bell, marimba } from '../keyboards'
import { arpeggio, bassNotes, chordNotes } from '../lines'
import { pick } from '../random'
import type { Sketch } from '../sketch'
import { mist, roundBass } from '../synths'
import type { Part } from '../types'

const ORDERS = [
  [0, 2, 4, 1, 3, 5],
  [0, 3, 1, 4, 2, 5, 3],
  [5, 3, 4, 2, 1],
] as const
const SLOW_ORDER = [4, 6, 5] as const

/** Two marimbas whose patterns have other lengths than the bar, so that they shift against each other. */
export function mallets(sketch: Sketch): Part[] {
  const { barsFrom, beatsPerBar, random } = sketch
  const first = arpeggio(sketch, {
    bars: barsFrom(0),
    low: 60,
    order: pick(random, ORDERS),
    step: 0.5,
    velocity: 0.8,
  })
  const second = arpeggio(sketch, {
    bars: barsFrom(1),
    low: 67,
    order: pick(random, ORDERS),
    step: 0.25,
    velocity: 0.55,
  })
  const glint = arpeggio(sketch, {
    bars: barsFrom(3),
    low: 72,
    order: SLOW_ORDER,
    step: 1,
    velocity: 0.5,
    beats: 1.5,
  })
  const air = chordNotes(sketch, { bars: barsFrom(2), strokes: [[0, 4, 0.7]], low: 55 })
  const bass = bassNotes(sketch, { bars: barsFrom(1), strokes: [[0, 3.6, 0.8, 0]], low: 33 })
  return [
    { instrument: marimba, notes: first, gain: 0.3, pan: -0.4, reverb: 0.25 },
    { instrument: marimba, notes: second, gain: 0.26, pan: 0.4, reverb: 0.25 },
    { instrument: bell, notes: glint, gain: 0.07, echo: 0.3, reverb: 0.4 },
    { instrument: mist, notes: air, gain: 0.09, reverb: 0.4 },
    { instrument: roundBass, notes: bass, gain: 0.17 },
    drumPart('shaker', '-.o.', { bars: barsFrom(2), beatsPerBar, gain: 0.2, pan: 0.2 }),
    drumPart('kick', 'x...............', { bars: barsFrom(3), beatsPerBar, gain: 0.5 }),
  ]
}

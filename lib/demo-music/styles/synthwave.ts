import { drumPart } from '../drum-part'
import { arpeggio, type BassStroke, bassNotes, chordNotes } from '../lines'
import { melody } from '../melody'
import { pick } from '../random'
import type { Sketch } from '../sketch'
import { brass, pad, pluck, sawBass, synthLead } from '../synths'
import type { Part } from '../types'

const EIGHTHS: readonly BassStroke[] = Array.from(
  { length: 8 },
  (_, i) => [i / 2, 0.42, i % 2 === 0 ? 0.9 : 0.7, i === 7 ? 12 : 0] as const,
)

const ORDERS = [
  [0, 2, 4, 6, 4, 2, 3, 5],
  [0, 4, 2, 6, 1, 5, 3, 7],
  [7, 5, 4, 2, 3, 2, 1, 0],
] as const

const RHYTHMS = [
  [0, 1.5, 3, 4, 6],
  [0, 2, 3, 3.5, 4, 5.5],
  [0, 3, 4, 7],
] as const

/** Synthwave: a bass in straight eighths, wide chords and a slow lead. */
export function synthwave(sketch: Sketch): Part[] {
  const { barsFrom, beatsPerBar, random } = sketch
  const grooveOf = (minLevel: number) => ({ bars: barsFrom(minLevel), beatsPerBar })
  const chords = chordNotes(sketch, { bars: barsFrom(0), strokes: [[0, 3.9, 0.7]], low: 55 })
  const swells = chordNotes(sketch, {
    bars: barsFrom(2),
    strokes: [[0, 2.8, 0.7]],
    low: 60,
    size: 3,
  })
  const bass = bassNotes(sketch, { bars: barsFrom(1), strokes: EIGHTHS, low: 28 })
  const sparkle = arpeggio(sketch, {
    bars: barsFrom(0),
    low: 62,
    order: pick(random, ORDERS),
    step: 0.25,
    velocity: 0.6,
  })
  const tune = melody(sketch, { bars: barsFrom(3), rhythms: RHYTHMS, low: 67, high: 86 })
  return [
    { instrument: pad, notes: chords, gain: 0.1, reverb: 0.35, duck: 0.35 },
    { instrument: brass, notes: swells, gain: 0.08, reverb: 0.25, duck: 0.35 },
    { instrument: sawBass, notes: bass, gain: 0.19, duck: 0.55 },
    { instrument: pluck, notes: sparkle, gain: 0.17, pan: 0.3, echo: 0.35, reverb: 0.2, duck: 0.2 },
    { instrument: synthLead, notes: tune, gain: 0.19, pan: -0.1, echo: 0.3, reverb: 0.35 },
    drumPart('kick', 'X.......X.o.....', { ...grooveOf(1), gain: 0.62 }),
    drumPart('snare', '....X...', { ...grooveOf(1), gain: 0.36, reverb: 0.4 }),
    drumPart('hat', 'x.o.', { ...grooveOf(2), gain: 0.3, pan: 0.2 }),
    drumPart('openHat', '..............o.', { ...grooveOf(3), gain: 0.22, pan: 0.25 }),
  ]
}

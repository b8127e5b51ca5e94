import { drumPart } from '../drum-part'
import { arpeggio, type BassStroke, bassNotes } from '../lines'
import { melody } from '../melody'
import { pick } from '../random'
import type { Sketch } from '../sketch'
import { chipLead, pluck, roundBass } from '../synths'
import type { Part } from '../types'

const JUMPS: readonly BassStroke[] = [
  [0, 0.4, 0.9, 0],
  [0.5, 0.4, 0.7, 12],
  [1, 0.4, 0.9, 0],
  [1.5, 0.4, 0.7, 12],
  [2, 0.4, 0.9, 0],
  [2.5, 0.4, 0.7, 12],
  [3, 0.4, 0.9, 7],
  [3.5, 0.4, 0.7, 12],
]

const ORDERS = [
  [0, 1, 2, 4],
  [0, 2, 4, 2],
  [4, 2, 1, 0, 1, 2],
] as const

const RHYTHMS = [
  [0, 0.5, 1, 2, 3, 4, 4.5, 5, 6],
  [0, 1, 1.5, 2, 3.5, 4, 5, 6, 7],
  [0, 1.5, 2, 3, 4, 5.5, 6],
] as const

/** Chiptune: square waves, fast arpeggios and an octave bass. */
export function chip(sketch: Sketch): Part[] {
  const { barsFrom, beatsPerBar, random } = sketch
  const grooveOf = (minLevel: number) => ({ bars: barsFrom(minLevel), beatsPerBar })
  const bass = bassNotes(sketch, { bars: barsFrom(1), strokes: JUMPS, low: 33 })
  const run = arpeggio(sketch, {
    bars: barsFrom(0),
    low: 60,
    order: pick(random, ORDERS),
    step: 0.25,
    velocity: 0.55,
  })
  const tune = melody(sketch, {
    bars: barsFrom(2),
    rhythms: RHYTHMS,
    low: 69,
    high: 88,
    legato: 0.7,
  })
  return [
    { instrument: chipLead, notes: tune, gain: 0.22, pan: 0.1, echo: 0.25, reverb: 0.12 },
    { instrument: pluck, notes: run, gain: 0.19, pan: -0.35, echo: 0.12, reverb: 0.1 },
    { instrument: roundBass, notes: bass, gain: 0.22 },
    drumPart('kick', 'X.....x.X.......', { ...grooveOf(1), gain: 0.5 }),
    drumPart('snare', '....x.......x..o', { ...grooveOf(1), gain: 0.3, reverb: 0.1 }),
    drumPart('hat', 'x.o.', { ...grooveOf(2), gain: 0.28, pan: 0.25 }),
  ]
}

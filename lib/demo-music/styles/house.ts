import { drumPart } from '../drum-part'
import { type BassStroke, bassNotes, chordNotes, type Stroke } from '../lines'
import { melody } from '../melody'
import { pick } from '../random'
import type { Sketch } from '../sketch'
import { organ, pad, sawBass, stab } from '../synths'
import type { Part } from '../types'

const SWING = 0.12

const STABS: readonly (readonly Stroke[])[] = [
  [
    [0.5, 0.3, 0.8],
    [1.5, 0.3, 0.7],
    [2.75, 0.4, 0.8],
    [3.5, 0.3, 0.6],
  ],
  [
    [0, 0.3, 0.8],
    [0.75, 0.3, 0.7],
    [1.5, 0.4, 0.8],
    [3, 0.3, 0.7],
  ],
]

const BASSES: readonly (readonly BassStroke[])[] = [
  [
    [0.5, 0.4, 0.9, 0],
    [1.5, 0.4, 0.8, 0],
    [2.5, 0.4, 0.9, 0],
    [3.25, 0.2, 0.7, 12],
    [3.5, 0.4, 0.8, 7],
  ],
  [
    [0.5, 0.2, 0.9, 0],
    [0.75, 0.2, 0.7, 12],
    [1.5, 0.4, 0.9, 0],
    [2.5, 0.2, 0.9, 0],
    [3.5, 0.4, 0.9, 10],
  ],
]

const RHYTHMS = [
  [0, 0.75, 1.5, 4, 4.75, 6],
  [0.5, 1.5, 2.5, 4.5, 5.5],
] as const

/** House: a kick on every beat, an offbeat bass and chord stabs. */
export function house(sketch: Sketch): Part[] {
  const { barsFrom, beatsPerBar, random } = sketch
  const grooveOf = (minLevel: number) => ({ bars: barsFrom(minLevel), beatsPerBar, swing: SWING })
  const stabs = chordNotes(sketch, { bars: barsFrom(0), strokes: pick(random, STABS), low: 57 })
  const air = chordNotes(sketch, { bars: barsFrom(0), strokes: [[0, 3.9, 0.6]], low: 60 })
  const bass = bassNotes(sketch, { bars: barsFrom(2), strokes: pick(random, BASSES), low: 29 })
  const tune = melody(sketch, {
    bars: barsFrom(3),
    rhythms: RHYTHMS,
    low: 69,
    high: 84,
    legato: 0.5,
  })
  return [
    { instrument: stab, notes: stabs, gain: 0.24, echo: 0.22, reverb: 0.2, duck: 0.4 },
    { instrument: pad, notes: air, gain: 0.085, reverb: 0.3, duck: 0.7 },
    { instrument: sawBass, notes: bass, gain: 0.2, duck: 0.5 },
    { instrument: organ, notes: tune, gain: 0.17, pan: -0.2, echo: 0.35, reverb: 0.25, duck: 0.2 },
    drumPart('kick', 'X...', { ...grooveOf(1), gain: 0.62 }),
    drumPart('clap', '....x...', { ...grooveOf(2), gain: 0.36, reverb: 0.2 }),
    drumPart('openHat', '..x.', { ...grooveOf(2), gain: 0.28, pan: 0.2 }),
    drumPart('hat', 'o-.-', { ...grooveOf(1), gain: 0.3, pan: -0.25 }),
    drumPart('rim', '...o..o....o.o..', { ...grooveOf(3), gain: 0.16, pan: 0.4, echo: 0.2 }),
  ]
}

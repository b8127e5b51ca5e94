import { drumPart } from '../drum-part'
import { type BassStroke, bassNotes, chordNotes } from '../lines'
import { melody } from '../melody'
import { pick } from '../random'
import type { Sketch } from '../sketch'
import { organ, roundBass, softLead, stab } from '../synths'
import type { Part } from '../types'

const SWING = 0.15

const BASSES: readonly (readonly BassStroke[])[] = [
  [
    [0, 0.7, 1, 0],
    [0.75, 0.2, 0.7, 0],
    [1.5, 0.9, 0.85, 7],
    [3, 0.45, 0.8, 12],
    [3.5, 0.45, 0.7, 7],
  ],
  [
    [0, 1.3, 1, 0],
    [1.5, 0.4, 0.8, 0],
    [2.5, 0.4, 0.8, 10],
    [3, 0.9, 0.85, 7],
  ],
]

const RHYTHMS = [
  [0, 0.5, 1.5, 4],
  [2, 2.5, 3, 4.5],
  [0, 1, 1.5, 6],
] as const

/** Dub: a one-drop beat, offbeat chords, and echoes of both. */
export function dub(sketch: Sketch): Part[] {
  const { barsFrom, beatsPerBar, random } = sketch
  const grooveOf = (minLevel: number) => ({ bars: barsFrom(minLevel), beatsPerBar, swing: SWING })
  const skank = chordNotes(sketch, {
    bars: barsFrom(1),
    strokes: [
      [1, 0.18, 0.8],
      [3, 0.18, 0.8],
    ],
    low: 58,
    size: 3,
  })
  const bubble = chordNotes(sketch, {
    bars: barsFrom(2),
    strokes: [
      [0.5, 0.2, 0.6],
      [1.5, 0.2, 0.6],
      [2.5, 0.2, 0.6],
      [3.5, 0.2, 0.6],
    ],
    low: 52,
    size: 3,
  })
  const bass = bassNotes(sketch, { bars: barsFrom(0), strokes: pick(random, BASSES), low: 28 })
  const tune = melody(sketch, { bars: barsFrom(3), rhythms: RHYTHMS, low: 64, high: 81 })
  return [
    { instrument: roundBass, notes: bass, gain: 0.3 },
    { instrument: stab, notes: skank, gain: 0.36, pan: 0.15, echo: 0.45, reverb: 0.25 },
    { instrument: organ, notes: bubble, gain: 0.13, pan: -0.3, reverb: 0.1 },
    { instrument: softLead, notes: tune, gain: 0.26, pan: -0.1, echo: 0.6, reverb: 0.3 },
    drumPart('kick', '........X.......', { ...grooveOf(1), gain: 0.66 }),
    drumPart('rim', '........x.......', { ...grooveOf(1), gain: 0.4, echo: 0.25, reverb: 0.2 }),
    drumPart('snare', '............................o.-.', {
      ...grooveOf(2),
      gain: 0.3,
      echo: 0.5,
      reverb: 0.3,
    }),
    drumPart('hat', 'o.x.o.x-', { ...grooveOf(1), gain: 0.3, pan: 0.3 }),
    drumPart('openHat', '......................o.........', {
      ...grooveOf(3),
      gain: 0.2,
      echo: 0.2,
    }),
  ]
}

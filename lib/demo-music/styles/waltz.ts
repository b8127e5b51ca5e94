import { drumPart } from '../drum-part'
import { bell, piano } from '../keyboards'
import { bassNotes, chordNotes } from '../lines'
import { melody } from '../melody'
import type { Sketch } from '../sketch'
import { roundBass } from '../synths'
import type { Part } from '../types'

const RHYTHMS = [
  [0, 2, 3, 5],
  [0, 1, 2, 3],
  [0, 1.5, 2, 3, 4.5, 5],
  [0, 2, 2.5, 3],
] as const

/** A waltz for piano: a bass note, two chords, and a melody. */
export function waltz(sketch: Sketch): Part[] {
  const { barsFrom, beatsPerBar } = sketch
  const chords = chordNotes(sketch, {
    bars: barsFrom(0),
    strokes: [
      [1, 0.8, 0.6],
      [2, 0.8, 0.5],
    ],
    low: 55,
    size: 3,
    strum: 0.02,
  })
  const bass = bassNotes(sketch, { bars: barsFrom(0), strokes: [[0, 2.4, 0.85, 0]], low: 36 })
  const deep = bassNotes(sketch, { bars: barsFrom(2), strokes: [[0, 2, 0.7, 0]], low: 31 })
  const tune = melody(sketch, { bars: barsFrom(1), rhythms: RHYTHMS, low: 67, high: 86 })
  const glint = melody(sketch, {
    bars: barsFrom(3),
    rhythms: RHYTHMS,
    low: 76,
    high: 91,
    velocity: 0.5,
  })
  return [
    { instrument: piano, notes: chords, gain: 0.17, pan: -0.15, reverb: 0.25 },
    { instrument: piano, notes: bass, gain: 0.24, pan: -0.1, reverb: 0.15 },
    { instrument: roundBass, notes: deep, gain: 0.12 },
    { instrument: piano, notes: tune, gain: 0.26, pan: 0.15, reverb: 0.3 },
    { instrument: bell, notes: glint, gain: 0.1, pan: 0.4, echo: 0.25, reverb: 0.5 },
    drumPart('brush', '....o...-...', {
      bars: barsFrom(2),
      beatsPerBar,
      gain: 0.16,
      pan: 0.2,
      reverb: 0.2,
    }),
  ]
}

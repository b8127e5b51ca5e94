import { bell } from '../keyboards'
import { bassNotes, chordNotes } from '../lines'
import { melody } from '../melody'
import type { Sketch } from '../sketch'
import { mist, pad, softLead } from '../synths'
import type { Part } from '../types'

const BELLS = [
  [0, 1.5, 4, 5.5],
  [0.5, 3, 4.5, 7],
  [0, 2.5, 5],
] as const

const LONG_NOTES = [
  [0, 4],
  [0, 3, 6],
] as const

/** Overlapping chords and a few bells, without drums. */
export function ambient(sketch: Sketch): Part[] {
  const { barsFrom } = sketch
  const clouds = chordNotes(sketch, { bars: barsFrom(0), strokes: [[0, 4.2, 0.8]], low: 55 })
  const light = chordNotes(sketch, {
    bars: barsFrom(2),
    strokes: [[1, 3.4, 0.6]],
    low: 64,
    size: 3,
    strum: 0.25,
  })
  const ground = bassNotes(sketch, { bars: barsFrom(1), strokes: [[0, 4.1, 0.8, 0]], low: 33 })
  const bells = melody(sketch, {
    bars: barsFrom(1),
    rhythms: BELLS,
    low: 69,
    high: 88,
    velocity: 0.6,
    legato: 1.5,
  })
  const voice = melody(sketch, {
    bars: barsFrom(3),
    rhythms: LONG_NOTES,
    low: 62,
    high: 76,
    velocity: 0.6,
    legato: 1,
  })
  return [
    { instrument: mist, notes: clouds, gain: 0.12, reverb: 0.5 },
    { instrument: pad, notes: light, gain: 0.08, pan: -0.15, reverb: 0.6 },
    { instrument: mist, notes: ground, gain: 0.16, reverb: 0.15 },
    { instrument: bell, notes: bells, gain: 0.3, pan: 0.3, echo: 0.5, reverb: 0.6 },
    { instrument: softLead, notes: voice, gain: 0.17, pan: -0.3, echo: 0.3, reverb: 0.7 },
  ]
}

import { closeVoicing, pitchAtOrAbove } from './harmony'
import type { Sketch } from './sketch'
import type { Note } from './types'

/** A note or chord within a bar: start and length in beats, and velocity. */
export type Stroke = readonly [start: number, beats: number, velocity: number]

type ChordOptions = {
  bars: number[]
  strokes: readonly Stroke[]
  /** The lowest pitch of the voicing. */
  low: number
  /** Number of notes: 3 without the seventh, 4 with it. */
  size?: number
  /** Delay of each note after the one below, in beats. */
  strum?: number
}

/** Plays the chord of each bar at the strokes, voiced within an octave. */
export const chordNotes = (
  sketch: Sketch,
  { bars, strokes, low, size = 4, strum = 0 }: ChordOptions,
): Note[] =>
  bars.flatMap((bar) => {
    const chord = sketch.chordAt(bar)
    const pitches = closeVoicing({ ...chord, tones: chord.tones.slice(0, size) }, low)
    return strokes.flatMap(([start, beats, velocity]) =>
      pitches.map((pitch, index) => ({
        beat: bar * sketch.beatsPerBar + start + index * strum,
        beats,
        pitch,
        velocity,
      })),
    )
  })

/** A bass note within a bar; `above` is its distance from the root in semitones. */
export type BassStroke = readonly [start: number, beats: number, velocity: number, above: number]

type BassOptions = { bars: number[]; strokes: readonly BassStroke[]; low: number }

/** Plays the root of each bar's chord, or a note above it, at the strokes. */
export const bassNotes = (sketch: Sketch, { bars, strokes, low }: BassOptions): Note[] =>
  bars.flatMap((bar) =>
    strokes.map(([start, beats, velocity, above]) => ({
      beat: bar * sketch.beatsPerBar + start,
      beats,
      pitch: pitchAtOrAbove(low, sketch.chordAt(bar).root) + above,
      velocity,
    })),
  )

type ArpeggioOptions = {
  bars: number[]
  low: number
  /** The index of the chord tone at each step, counted upwards over two octaves. */
  order: readonly number[]
  /** Length of a step in beats. */
  step: number
  velocity?: number
  beats?: number
}

/** Plays the tones of each bar's chord one after another. `order` continues across bars. */
export const arpeggio = (
  sketch: Sketch,
  { bars, low, order, step, velocity = 0.7, beats = step * 0.9 }: ArpeggioOptions,
): Note[] =>
  bars.flatMap((bar) => {
    const count = Math.round(sketch.beatsPerBar / step)
    const tones = closeVoicing(sketch.chordAt(bar), low)
    return Array.from({ length: count }, (_, index) => {
      const toneIndex = order[(bar * count + index) % order.length]!
      const octave = Math.floor(toneIndex / tones.length)
      return {
        beat: bar * sketch.beatsPerBar + index * step,
        beats,
        pitch: tones[toneIndex % tones.length]! + 12 * octave,
        velocity: velocity * ((index * step) % 1 === 0 ? 1 : 0.75),
      }
    })
  })

import { closeVoicing, pitchFrom } from './harmony'
import type { Sketch } from './sketch'
import type { Note } from './types'

/** When it sounds within a bar, in beats: start, length and velocity. */
export type Stroke = readonly [start: number, beats: number, velocity: number]

type Chords = {
  bars: number[]
  strokes: readonly Stroke[]
  /** The lowest pitch of the voicing. */
  low: number
  /** How many notes of the chord: 3 without its seventh, 4 with it. */
  size?: number
  /** Beats by which each note comes after the one below. */
  strum?: number
}

/** The chord of each bar, voiced within an octave, on the strokes. */
export const chordNotes = (
  sketch: Sketch,
  { bars, strokes, low, size = 4, strum = 0 }: Chords,
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

/** A bass note: the fourth number is how many semitones above the root it lies. */
export type BassStroke = readonly [start: number, beats: number, velocity: number, above: number]

type Bass = { bars: number[]; strokes: readonly BassStroke[]; low: number }

/** The root of each bar's chord, or a note above it, on the strokes. */
export const bassNotes = (sketch: Sketch, { bars, strokes, low }: Bass): Note[] =>
  bars.flatMap((bar) =>
    strokes.map(([start, beats, velocity, above]) => ({
      beat: bar * sketch.beatsPerBar + start,
      beats,
      pitch: pitchFrom(low, sketch.chordAt(bar).root) + above,
      velocity,
    })),
  )

type Arpeggio = {
  bars: number[]
  low: number
  /** Which of the chord's tones, upwards over two octaves, on each step. */
  order: readonly number[]
  /** Beats of a step. */
  step: number
  velocity?: number
  beats?: number
}

/** The chord's tones one after another. The order goes on over the bar line. */
export const arpeggio = (
  sketch: Sketch,
  { bars, low, order, step, velocity = 0.7, beats = step * 0.9 }: Arpeggio,
): Note[] =>
  bars.flatMap((bar) => {
    const count = Math.round(sketch.beatsPerBar / step)
    const tones = closeVoicing(sketch.chordAt(bar), low)
    return Array.from({ length: count }, (_, index) => {
      const place = order[(bar * count + index) % order.length]!
      const octave = Math.floor(place / tones.length)
      return {
        beat: bar * sketch.beatsPerBar + index * step,
        beats,
        pitch: tones[place % tones.length]! + 12 * octave,
        velocity: velocity * ((index * step) % 1 === 0 ? 1 : 0.75),
      }
    })
  })

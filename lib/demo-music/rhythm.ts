import type { Note } from './types'

const STEPS_PER_BEAT = 4
const VELOCITIES: Record<string, number> = { X: 1, x: 0.8, o: 0.55, '-': 0.35 }
const DRUM_BEATS = 0.25

type PatternOptions = {
  /** The bars in which the pattern is played. */
  bars: number[]
  beatsPerBar: number
  /** Delay of every second sixteenth, as a share of a sixteenth. */
  swing?: number
  pitch?: number
}

/** The beat of a sixteenth. The second of each pair is delayed by the swing. */
export const swungBeat = (step: number, swing = 0): number =>
  (step + (step % 2 === 1 ? swing : 0)) / STEPS_PER_BEAT

/**
 * Returns the notes of a pattern of sixteenths: `X x o -` from loud to soft, `.` for a rest. A pattern
 * that is longer than a bar continues in the next one.
 */
export function drumNotes(
  pattern: string,
  { bars, beatsPerBar, swing, pitch = 0 }: PatternOptions,
): Note[] {
  const steps = beatsPerBar * STEPS_PER_BEAT
  return bars.flatMap((bar) =>
    Array.from({ length: steps }, (_, step) => {
      const velocity = VELOCITIES[pattern[(bar * steps + step) % pattern.length]!]
      const beat = bar * beatsPerBar + swungBeat(step, swing)
      return velocity === undefined ? [] : [{ beat, beats: DRUM_BEATS, pitch, velocity }]
    }).flat(),
  )
}

import type { Note } from './types'

const STEPS_PER_BEAT = 4
const VELOCITIES: Record<string, number> = { X: 1, x: 0.8, o: 0.55, '-': 0.35 }
const DRUM_BEATS = 0.25

type Groove = {
  /** Which bars it plays in. */
  bars: number[]
  beatsPerBar: number
  /** Share of a sixteenth by which every second one comes late. */
  swing?: number
  pitch?: number
}

/** Where a sixteenth falls, in beats: the second of each pair comes late by the swing. */
export const swung = (step: number, swing = 0): number =>
  (step + (step % 2 === 1 ? swing : 0)) / STEPS_PER_BEAT

/**
 * Hits of a pattern written in sixteenths, `X x o -` from loud to soft and `.` for none. A pattern
 * longer than a bar goes on in the next.
 */
export function hits(pattern: string, { bars, beatsPerBar, swing, pitch = 0 }: Groove): Note[] {
  const steps = beatsPerBar * STEPS_PER_BEAT
  return bars.flatMap((bar) =>
    Array.from({ length: steps }, (_, step) => {
      const velocity = VELOCITIES[pattern[(bar * steps + step) % pattern.length]!]
      const beat = bar * beatsPerBar + swung(step, swing)
      return velocity === undefined ? [] : [{ beat, beats: DRUM_BEATS, pitch, velocity }]
    }).flat(),
  )
}

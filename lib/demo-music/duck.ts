import type { Part } from './types'
import { FRAMES_PER_SECOND } from './waves'

const PUSH_SECONDS = 0.012
const RETURN_SECONDS = 0.24

/**
 * How far the kick holds everything else down, 0 to 1 for each frame: at once, and back along a
 * parabola.
 */
export function duckCurve(parts: Part[], frames: number, framesPerBeat: number): Float32Array {
  const curve = new Float32Array(frames)
  const push = Math.round(PUSH_SECONDS * FRAMES_PER_SECOND)
  const back = Math.round(RETURN_SECONDS * FRAMES_PER_SECOND)
  const kicks = parts.filter(
    ({ instrument }) => instrument.kind === 'drum' && instrument.drum === 'kick',
  )
  for (const { beat, velocity } of kicks.flatMap((part) => part.notes)) {
    const start = Math.round(beat * framesPerBeat)
    for (let i = 0; i < push + back && start + i < frames; i++) {
      const left = i < push ? i / push : 1 - (i - push) / back
      const depth = velocity * (i < push ? left : left * left)
      curve[start + i] = Math.max(curve[start + i]!, depth)
    }
  }
  return curve
}

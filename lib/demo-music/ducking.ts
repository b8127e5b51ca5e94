import { SAMPLE_RATE } from './exact-math'
import type { Part } from './types'

const ATTACK_SECONDS = 0.012
const RELEASE_SECONDS = 0.24

/**
 * Computes how much the kick lowers the other parts, from 0 to 1 per frame (sidechain ducking): a fast
 * attack, and a release along a parabola.
 */
export function createDuckingCurve(
  parts: Part[],
  frames: number,
  framesPerBeat: number,
): Float32Array {
  const curve = new Float32Array(frames)
  const attack = Math.round(ATTACK_SECONDS * SAMPLE_RATE)
  const release = Math.round(RELEASE_SECONDS * SAMPLE_RATE)
  const kicks = parts.filter(
    ({ instrument }) => instrument.kind === 'drum' && instrument.drum === 'kick',
  )
  for (const { beat, velocity } of kicks.flatMap((part) => part.notes)) {
    const start = Math.round(beat * framesPerBeat)
    for (let i = 0; i < attack + release && start + i < frames; i++) {
      const level = i < attack ? i / attack : 1 - (i - attack) / release
      const depth = velocity * (i < attack ? level : level * level)
      curve[start + i] = Math.max(curve[start + i]!, depth)
    }
  }
  return curve
}

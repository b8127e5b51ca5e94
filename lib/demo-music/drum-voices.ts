import { LowPass, warped } from './low-pass'
import { seededRandom } from './random'
import type { DrumName } from './types'
import { decayFactor, FRAMES_PER_SECOND, sine } from './waves'

/** The sound of one hit at full velocity. */
type Stroke = (frame: number) => number

const ATTACK_FRAMES = 12
const FADE_FRAMES = 64

const SECONDS: Record<DrumName, number> = {
  kick: 0.42,
  snare: 0.26,
  clap: 0.28,
  hat: 0.07,
  openHat: 0.34,
  rim: 0.06,
  shaker: 0.09,
  brush: 0.3,
}

/** One hit of a drum as samples; the same `seed` gives the same noise. */
export function drumHit(drum: DrumName, seed: number): Float32Array {
  const frames = Math.round(SECONDS[drum] * FRAMES_PER_SECOND)
  const stroke = strokes[drum](seededRandom(seed))
  return Float32Array.from({ length: frames }, (_, i) => {
    const edges = Math.min(1, i / ATTACK_FRAMES, (frames - 1 - i) / FADE_FRAMES)
    return stroke(i) * edges
  })
}

/** Falls by 60 dB in `seconds`. */
function falling(seconds: number): () => number {
  const factor = decayFactor(seconds)
  let level = 1 / factor
  return () => {
    level *= factor
    return level
  }
}

/** Noise between two cutoffs. */
function noise(random: () => number, from: number, to: number): () => number {
  const upper = new LowPass(0.2)
  const lower = new LowPass(0)
  upper.tune(warped(to))
  lower.tune(warped(from))
  return () => {
    const sample = upper.next(2 * random() - 1)
    return sample - lower.next(sample)
  }
}

function tone(from: number, to: number, seconds: number): () => number {
  const bend = falling(seconds)
  let phase = 0
  return () => {
    phase += (to + (from - to) * bend()) / FRAMES_PER_SECOND
    return sine(phase)
  }
}

const burst = (random: () => number, [from, to]: [number, number], seconds: number): Stroke => {
  const hiss = noise(random, from, to)
  const level = falling(seconds)
  return () => hiss() * level()
}

const CLAP_GAP_FRAMES = Math.round(0.011 * FRAMES_PER_SECOND)
const SHAKER_RISE_FRAMES = Math.round(0.025 * FRAMES_PER_SECOND)

const strokes: Record<DrumName, (random: () => number) => Stroke> = {
  kick: (random) => {
    const drum = tone(170, 47, 0.16)
    const level = falling(0.55)
    const beater = burst(random, [300, 4_000], 0.02)
    return (i) => drum() * level() + 0.25 * beater(i)
  },
  snare: (random) => {
    const drum = tone(240, 182, 0.1)
    const level = falling(0.2)
    const wires = burst(random, [900, 9_000], 0.32)
    return (i) => 0.5 * drum() * level() + 0.9 * wires(i)
  },
  clap: (random) => {
    const hiss = noise(random, 900, 5_000)
    let level = 1
    const short = decayFactor(0.04)
    const long = decayFactor(0.3)
    return (i) => {
      const isLast = i >= 2 * CLAP_GAP_FRAMES
      level = i > 0 && i <= 2 * CLAP_GAP_FRAMES && i % CLAP_GAP_FRAMES === 0 ? 1 : level
      level *= isLast ? long : short
      return 1.1 * hiss() * level
    }
  },
  hat: (random) => burst(random, [6_000, 9_500], 0.09),
  openHat: (random) => burst(random, [5_500, 9_500], 0.45),
  rim: (random) => {
    const [high, low, level] = [tone(1_720, 1_700, 0.02), tone(540, 480, 0.02), falling(0.07)]
    const click = burst(random, [1_000, 6_000], 0.02)
    return (i) => (0.5 * high() + 0.5 * low()) * level() + 0.3 * click(i)
  },
  shaker: (random) => {
    const grains = burst(random, [4_500, 9_500], 0.12)
    return (i) => grains(i) * Math.min(1, i / SHAKER_RISE_FRAMES)
  },
  brush: (random) => burst(random, [1_200, 7_000], 0.4),
}

import { decayFactor, SAMPLE_RATE, sine } from './exact-math'
import { LowPass, prewarp } from './low-pass'
import { seededRandom } from './random'
import type { DrumName } from './types'

/** Returns the sample at a frame of one hit at full velocity. Called once per frame, in order. */
type DrumSound = (frame: number) => number

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

/** Renders one hit of a drum. The same `seed` gives the same noise. */
export function renderDrumHit(drum: DrumName, seed: number): Float32Array {
  const frames = Math.round(SECONDS[drum] * SAMPLE_RATE)
  const sound = drumSounds[drum](seededRandom(seed))
  return Float32Array.from({ length: frames }, (_, i) => {
    const edges = Math.min(1, i / ATTACK_FRAMES, (frames - 1 - i) / FADE_FRAMES)
    return sound(i) * edges
  })
}

/** An exponential decay by 60 dB in `seconds`. */
function createDecay(seconds: number): () => number {
  const factor = decayFactor(seconds)
  let level = 1 / factor
  return () => {
    level *= factor
    return level
  }
}

/** White noise, limited to a band in Hz. */
function createNoise(random: () => number, from: number, to: number): () => number {
  const upper = new LowPass(0.2)
  const lower = new LowPass(0)
  upper.setCutoff(prewarp(to))
  lower.setCutoff(prewarp(from))
  return () => {
    const sample = upper.next(2 * random() - 1)
    return sample - lower.next(sample)
  }
}

/** A sine that falls from one frequency to another in `seconds`. */
function createTone(from: number, to: number, seconds: number): () => number {
  const bend = createDecay(seconds)
  let phase = 0
  return () => {
    phase += (to + (from - to) * bend()) / SAMPLE_RATE
    return sine(phase)
  }
}

/** A burst of band-limited noise that decays in `seconds`. */
const createNoiseBurst = (
  random: () => number,
  [from, to]: [number, number],
  seconds: number,
): DrumSound => {
  const hiss = createNoise(random, from, to)
  const level = createDecay(seconds)
  return () => hiss() * level()
}

const CLAP_GAP_FRAMES = Math.round(0.011 * SAMPLE_RATE)
const SHAKER_RISE_FRAMES = Math.round(0.025 * SAMPLE_RATE)

const drumSounds: Record<DrumName, (random: () => number) => DrumSound> = {
  kick: (random) => {
    const drum = createTone(170, 47, 0.16)
    const level = createDecay(0.55)
    const beater = createNoiseBurst(random, [300, 4_000], 0.02)
    return (i) => drum() * level() + 0.25 * beater(i)
  },
  snare: (random) => {
    const drum = createTone(240, 182, 0.1)
    const level = createDecay(0.2)
    const wires = createNoiseBurst(random, [900, 9_000], 0.32)
    return (i) => 0.5 * drum() * level() + 0.9 * wires(i)
  },
  clap: (random) => {
    const hiss = createNoise(random, 900, 5_000)
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
  hat: (random) => createNoiseBurst(random, [6_000, 9_500], 0.09),
  openHat: (random) => createNoiseBurst(random, [5_500, 9_500], 0.45),
  rim: (random) => {
    const [high, low, level] = [
      createTone(1_720, 1_700, 0.02),
      createTone(540, 480, 0.02),
      createDecay(0.07),
    ]
    const click = createNoiseBurst(random, [1_000, 6_000], 0.02)
    return (i) => (0.5 * high() + 0.5 * low()) * level() + 0.3 * click(i)
  },
  shaker: (random) => {
    const grains = createNoiseBurst(random, [4_500, 9_500], 0.12)
    return (i) => grains(i) * Math.min(1, i / SHAKER_RISE_FRAMES)
  },
  brush: (random) => createNoiseBurst(random, [1_200, 7_000], 0.4),
}

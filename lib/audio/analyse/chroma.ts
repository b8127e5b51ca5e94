import { createFrames, frameSize } from './frames'

const FRAME_SECONDS = 0.372
const FRAMES_PER_SECOND = 10.77
/** Above the second, partials outnumber notes. */
const LOWEST_HZ = 40
/** Below it one hears who plays the root. */
const BASS_HZ = 155
const HIGHEST_HZ = 2_000
const CONCERT_A_HZ = 440
const A_CLASS = 9
const PITCHES = 12
/** Steps of a tenth of a semitone, in which the tuning is looked for. */
const STEPS = 10
/** Five minutes tell how a recording is tuned. */
const TUNING_FRAMES = 3_231

type Fine = { all: Float32Array; bass: Float32Array }

export type Chroma = {
  /** Chroma vectors a second. */
  rate: number
  /** Twelve values a frame, C first, tuned to the recording: of everything, and of the bass. */
  frames: Float32Array[]
  bass: Float32Array[]
  /** How far the recording lies from A = 440 Hz, in semitones, -0.5 to 0.5. */
  tuning: number
}

/**
 * How loud each pitch class is over time: spectral peaks folded into one octave after the recording's
 * own tuning is known (Gómez, Tonal description of music audio signals, 2006).
 */
export function createChroma(framesPerSecond: number) {
  const size = frameSize(framesPerSecond, FRAME_SECONDS)
  const hop = Math.round(framesPerSecond / FRAMES_PER_SECOND)
  const lowest = Math.max(2, Math.ceil((LOWEST_HZ * size) / framesPerSecond))
  const highest = Math.min(size / 2 - 2, Math.floor((HIGHEST_HZ * size) / framesPerSecond))
  /** Frames that wait for the tuning, and those that were folded with it. */
  const waiting: Fine[] = []
  const frames: Float32Array[] = []
  const basses: Float32Array[] = []
  let tuning: number | undefined

  function fold({ all, bass }: Fine, by: number) {
    frames.push(coarse(all, by))
    basses.push(coarse(bass, by))
  }

  function settle(): number {
    const settled = tuningOf(waiting)
    for (const fine of waiting.splice(0)) fold(fine, settled)
    return settled
  }

  const push = createFrames({
    size,
    hop,
    onSpectrum(magnitudes) {
      const folded = new Float32Array(PITCHES * STEPS)
      const bass = new Float32Array(PITCHES * STEPS)
      for (let k = lowest; k <= highest; k++) {
        const here = magnitudes[k]!
        const left = magnitudes[k - 1]!
        const right = magnitudes[k + 1]!
        if (here <= left || here < right || here < 1e-5) continue
        const [l, m, r] = [Math.log(left + 1e-9), Math.log(here), Math.log(right + 1e-9)]
        const offset = (0.5 * (l - r)) / (l - 2 * m + r)
        const hertz = ((k + offset) * framesPerSecond) / size
        const pitch = A_CLASS + PITCHES * Math.log2(hertz / CONCERT_A_HZ)
        const step = Math.round(pitch * STEPS)
        const at = ((step % folded.length) + folded.length) % folded.length
        folded[at]! += Math.sqrt(here)
        if (hertz < BASS_HZ) bass[at]! += here
      }
      const fine = { all: folded, bass }
      if (tuning !== undefined) return fold(fine, tuning)
      waiting.push(fine)
      if (waiting.length === TUNING_FRAMES) tuning = settle()
    },
  })

  return {
    push,
    finish(): Chroma {
      tuning ??= settle()
      return { rate: framesPerSecond / hop, frames, bass: basses, tuning }
    },
  }
}

/** The offset at which the most energy lies on notes, by the mean direction on a circle of a semitone. */
function tuningOf(fine: Fine[]): number {
  let x = 0
  let y = 0
  for (const { all } of fine) {
    for (let i = 0; i < all.length; i++) {
      const angle = (2 * Math.PI * (i % STEPS)) / STEPS
      x += all[i]! * Math.cos(angle)
      y += all[i]! * Math.sin(angle)
    }
  }
  return x === 0 && y === 0 ? 0 : Math.atan2(y, x) / (2 * Math.PI)
}

function coarse(fine: Float32Array, tuning: number): Float32Array {
  const chroma = new Float32Array(PITCHES)
  for (let i = 0; i < fine.length; i++) {
    const pitch = i / STEPS - tuning
    const nearest = Math.round(pitch)
    const off = pitch - nearest
    // A note that lies between two belongs to neither.
    const weight = Math.cos(Math.PI * off) ** 2
    chroma[((nearest % PITCHES) + PITCHES) % PITCHES]! += weight * fine[i]!
  }
  return chroma
}

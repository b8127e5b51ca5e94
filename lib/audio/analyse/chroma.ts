import { createFrames, frameSize } from './frames'

const FRAME_SECONDS = 0.372
const CHROMA_RATE_HZ = 10.77
const MIN_HZ = 40
/** Frequencies below this count as bass, which usually plays the root. */
const MAX_BASS_HZ = 155
/** Above this, overtones outnumber notes. */
const MAX_HZ = 2_000
const CONCERT_A_HZ = 440
const PITCH_CLASS_A = 9
const PITCHES = 12
/** Steps per semitone in which the tuning is estimated. */
const STEPS = 10
/** Number of frames from which the tuning is estimated: five minutes. */
const MAX_TUNING_FRAMES = 3_231

type FineChroma = { all: Float32Array; bass: Float32Array }

export type Chroma = {
  /** Frames per second. */
  rate: number
  /** Twelve values per frame from C, tuned to the recording: of all frequencies, and of the bass. */
  frames: Float32Array[]
  bass: Float32Array[]
  /** Deviation of the recording from A = 440 Hz, in semitones from -0.5 to 0.5. */
  tuning: number
}

/**
 * Measures the energy of each pitch class over time: spectral peaks folded into one octave, corrected by
 * the tuning of the recording (Gómez, Tonal description of music audio signals, 2006).
 */
export function createChroma(sampleRate: number) {
  const size = frameSize(sampleRate, FRAME_SECONDS)
  const hop = Math.round(sampleRate / CHROMA_RATE_HZ)
  const lowest = Math.max(2, Math.ceil((MIN_HZ * size) / sampleRate))
  const highest = Math.min(size / 2 - 2, Math.floor((MAX_HZ * size) / sampleRate))
  /** Frames that are folded once the tuning is known. */
  const pending: FineChroma[] = []
  const frames: Float32Array[] = []
  const bassFrames: Float32Array[] = []
  let knownTuning: number | undefined

  function fold({ all, bass }: FineChroma, tuning: number) {
    frames.push(toPitchClasses(all, tuning))
    bassFrames.push(toPitchClasses(bass, tuning))
  }

  function estimateTuning(): number {
    const estimated = tuningOf(pending)
    for (const fine of pending.splice(0)) fold(fine, estimated)
    return estimated
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
        const hertz = ((k + offset) * sampleRate) / size
        const pitch = PITCH_CLASS_A + PITCHES * Math.log2(hertz / CONCERT_A_HZ)
        const step = Math.round(pitch * STEPS)
        const at = ((step % folded.length) + folded.length) % folded.length
        folded[at]! += Math.sqrt(here)
        if (hertz < MAX_BASS_HZ) bass[at]! += here
      }
      const fine = { all: folded, bass }
      if (knownTuning !== undefined) return fold(fine, knownTuning)
      pending.push(fine)
      if (pending.length === MAX_TUNING_FRAMES) knownTuning = estimateTuning()
    },
  })

  return {
    push,
    finish(): Chroma {
      knownTuning ??= estimateTuning()
      return { rate: sampleRate / hop, frames, bass: bassFrames, tuning: knownTuning }
    },
  }
}

/** The tuning at which most energy falls on notes: the circular mean over a semitone. */
function tuningOf(fine: FineChroma[]): number {
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

function toPitchClasses(fine: Float32Array, tuning: number): Float32Array {
  const chroma = new Float32Array(PITCHES)
  for (let i = 0; i < fine.length; i++) {
    const pitch = i / STEPS - tuning
    const nearest = Math.round(pitch)
    const off = pitch - nearest
    // A frequency halfway between two notes counts for neither.
    const weight = Math.cos(Math.PI * off) ** 2
    chroma[((nearest % PITCHES) + PITCHES) % PITCHES]! += weight * fine[i]!
  }
  return chroma
}

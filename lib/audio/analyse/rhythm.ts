import { autocorrelation } from './autocorrelation'
import type { Chroma } from './chroma'
import type { Onsets } from './onsets'

const MAX_LAG_SECONDS = 10
const LOCAL_MEAN_SECONDS = 0.8
/** The share of frames that are weaker than a strong onset. */
const STRONG_ONSET_SHARE = 0.98
/** Number of frames before and after a moment that are compared to detect a change of harmony. */
const CONTEXT_FRAMES = { all: 5, bass: 4 }

/** The self-similarity of a recording by lag, in several series. Onsets and harmony have different rates. */
export type Rhythm = {
  onsetRate: number
  /** The number of frames of the onset envelope. */
  frames: number
  /** The envelope of all bands at a strong onset. */
  onsetStrength: number
  chromaRate: number
  onsets: Float64Array
  bands: Float64Array[]
  /** Autocorrelation of the changes of harmony: of all frequencies, and of the bass. */
  changes: Float64Array[]
  /** Similarity of harmonies: of all frequencies, and of the bass. */
  similarity: Float64Array[]
}

/** Computes the self-similarity of onsets and harmony. */
export function createRhythm(onsets: Onsets, chroma: Chroma): Rhythm {
  const maxOnsetLag = Math.floor(onsets.rate * MAX_LAG_SECONDS)
  const maxChromaLag = Math.floor(chroma.rate * MAX_LAG_SECONDS)
  const sum = Float32Array.from(onsets.bands[0]!, (_, i) =>
    onsets.bands.reduce((total, band) => total + band[i]!, 0),
  )
  const correlate = (values: Float32Array) =>
    autocorrelation(pulses(values, onsets.rate), maxOnsetLag)
  const [all, bass] = [chroma.frames.map(unit), chroma.bass.map(unit)]
  return {
    onsetRate: onsets.rate,
    frames: sum.length,
    onsetStrength: sum.toSorted()[Math.floor(sum.length * STRONG_ONSET_SHARE)] ?? 0,
    chromaRate: chroma.rate,
    onsets: correlate(sum),
    bands: onsets.bands.map(correlate),
    changes: [
      autocorrelation(harmonicChange(all, CONTEXT_FRAMES.all), maxChromaLag),
      autocorrelation(harmonicChange(bass, CONTEXT_FRAMES.bass), maxChromaLag),
    ],
    similarity: [similarityByLag(all, maxChromaLag), similarityByLag(bass, maxChromaLag)],
  }
}

/** The part of a series above its local mean, slightly blurred because played beats are not exact. */
function pulses(values: Float32Array, rate: number): Float32Array {
  const half = (Math.floor(rate * LOCAL_MEAN_SECONDS) | 1) >> 1
  const last = values.length - 1
  const at = (i: number) => values[Math.min(last, Math.max(0, i))]!
  let sum = 0
  for (let i = -half; i <= half; i++) sum += at(i)
  const peaks = values.map((value, i) => {
    const mean = sum / (2 * half + 1)
    sum += at(i + half + 1) - at(i - half)
    return Math.max(0, value - mean)
  })
  return blur(peaks)
}

const BLUR_KERNEL = [0.0044, 0.054, 0.242, 0.3992, 0.242, 0.054, 0.0044]

const blur = (values: Float32Array) =>
  values.map((_, i) =>
    BLUR_KERNEL.reduce((sum, share, j) => sum + share * (values[i + j - 3] ?? 0), 0),
  )

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) + 1e-6
  return vector.map((value) => value / length)
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** The distance between the harmony before and after each frame, 0 to 1. */
function harmonicChange(frames: Float32Array[], context: number): Float32Array {
  const size = frames[0]?.length ?? 0
  const before = new Float64Array(size)
  const after = new Float64Array(size)
  const add = (to: Float64Array, frame: Float32Array | undefined, sign: number) => {
    for (let i = 0; frame && i < size; i++) to[i]! += sign * frame[i]!
  }
  for (let i = 0; i < context; i++) {
    add(before, frames[i], 1)
    add(after, frames[i + context], 1)
  }
  return Float32Array.from(frames, (_, i) => {
    if (i < context || i >= frames.length - context) return 0
    const change =
      1 - dot(before, after) / (Math.sqrt(dot(before, before) * dot(after, after)) + 1e-9)
    add(before, frames[i - context], -1)
    add(before, frames[i], 1)
    add(after, frames[i], -1)
    add(after, frames[i + context], 1)
    return change
  })
}

/** The mean similarity of frames at each lag, minus the mean over all lags. */
function similarityByLag(frames: Float32Array[], maxLag: number): Float64Array {
  const similarity = new Float64Array(maxLag + 1)
  let sum = 0
  for (let lag = 1; lag <= maxLag && lag < frames.length; lag++) {
    let total = 0
    for (let i = lag; i < frames.length; i++) total += dot(frames[i]!, frames[i - lag]!)
    similarity[lag] = total / (frames.length - lag)
    sum += similarity[lag]!
  }
  const mean = sum / maxLag
  return similarity.map((value, lag) => (lag > 0 ? value - mean : 0))
}

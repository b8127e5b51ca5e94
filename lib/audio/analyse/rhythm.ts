import { autocorrelation } from './autocorrelation'
import type { Chroma } from './chroma'
import type { Onsets } from './onsets'

const LONGEST_LAG_SECONDS = 10
const LOCAL_MEAN_SECONDS = 0.8
/** Frames on either side of a moment that are compared to see whether the harmony changed. */
const BEFORE_AND_AFTER = { all: 5, bass: 4 }

/** How a recording repeats itself: a series a view, by lag. Harmony has frames of its own length. */
export type Rhythm = {
  onsetRate: number
  chromaRate: number
  onsets: Float64Array
  bands: Float64Array[]
  /** Where harmonies change, and how alike they are. */
  changes: Float64Array[]
  likeness: Float64Array[]
}

export function rhythmOf(onsets: Onsets, chroma: Chroma): Rhythm {
  const most = Math.floor(onsets.rate * LONGEST_LAG_SECONDS)
  const mostChroma = Math.floor(chroma.rate * LONGEST_LAG_SECONDS)
  const sum = Float32Array.from(onsets.bands[0]!, (_, i) =>
    onsets.bands.reduce((total, band) => total + band[i]!, 0),
  )
  const repeats = (values: Float32Array) => autocorrelation(pulses(values, onsets.rate), most)
  const [all, bass] = [chroma.frames.map(unit), chroma.bass.map(unit)]
  return {
    onsetRate: onsets.rate,
    chromaRate: chroma.rate,
    onsets: repeats(sum),
    bands: onsets.bands.map(repeats),
    changes: [
      autocorrelation(changesIn(all, BEFORE_AND_AFTER.all), mostChroma),
      autocorrelation(changesIn(bass, BEFORE_AND_AFTER.bass), mostChroma),
    ],
    likeness: [likenessIn(all, mostChroma), likenessIn(bass, mostChroma)],
  }
}

/** What stands out from the mean around it, a little blurred so that played beats still meet. */
function pulses(values: Float32Array, rate: number): Float32Array {
  const half = (Math.floor(rate * LOCAL_MEAN_SECONDS) | 1) >> 1
  const last = values.length - 1
  const at = (i: number) => values[Math.min(last, Math.max(0, i))]!
  let sum = 0
  for (let i = -half; i <= half; i++) sum += at(i)
  const standing = values.map((value, i) => {
    const mean = sum / (2 * half + 1)
    sum += at(i + half + 1) - at(i - half)
    return Math.max(0, value - mean)
  })
  return blurred(standing)
}

const BLUR = [0.0044, 0.054, 0.242, 0.3992, 0.242, 0.054, 0.0044]

const blurred = (values: Float32Array) =>
  values.map((_, i) => BLUR.reduce((sum, share, j) => sum + share * (values[i + j - 3] ?? 0), 0))

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) + 1e-6
  return vector.map((value) => value / length)
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** How far the harmony before each frame is from the harmony after it, 0 to 1. */
function changesIn(frames: Float32Array[], reach: number): Float32Array {
  const size = frames[0]?.length ?? 0
  const before = new Float64Array(size)
  const after = new Float64Array(size)
  const add = (to: Float64Array, frame: Float32Array | undefined, sign: number) => {
    for (let i = 0; frame && i < size; i++) to[i]! += sign * frame[i]!
  }
  for (let i = 0; i < reach; i++) {
    add(before, frames[i], 1)
    add(after, frames[i + reach], 1)
  }
  return Float32Array.from(frames, (_, i) => {
    if (i < reach || i >= frames.length - reach) return 0
    const change =
      1 - dot(before, after) / (Math.sqrt(dot(before, before) * dot(after, after)) + 1e-9)
    add(before, frames[i - reach], -1)
    add(before, frames[i], 1)
    add(after, frames[i], -1)
    add(after, frames[i + reach], 1)
    return change
  })
}

/** The mean likeness of frames so far apart, against the mean of all lags. */
function likenessIn(frames: Float32Array[], most: number): Float64Array {
  const likeness = new Float64Array(most + 1)
  let sum = 0
  for (let lag = 1; lag <= most && lag < frames.length; lag++) {
    let total = 0
    for (let i = lag; i < frames.length; i++) total += dot(frames[i]!, frames[i - lag]!)
    likeness[lag] = total / (frames.length - lag)
    sum += likeness[lag]!
  }
  const mean = sum / most
  return likeness.map((value, lag) => (lag > 0 ? value - mean : 0))
}

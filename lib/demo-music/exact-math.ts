// Uses only sums, products, quotients and square roots, whose results IEEE 754 defines exactly. Math.sin,
// Math.pow and others may differ between engines.

/** The sample rate of all demo music. */
export const SAMPLE_RATE = 22_050

const SINE_TABLE_SIZE = 4_096
const TAU = 6.283185307179586
const TAYLOR_TERMS = 14

const sineTable = new Float64Array(SINE_TABLE_SIZE + 1)
for (let i = 0; i <= SINE_TABLE_SIZE; i++) {
  sineTable[i] = taylorSine(
    (i <= SINE_TABLE_SIZE / 2 ? i / SINE_TABLE_SIZE : i / SINE_TABLE_SIZE - 1) * TAU,
  )
}

function taylorSine(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; n < TAYLOR_TERMS; n++) {
    term *= (-x * x) / (2 * n * (2 * n + 1))
    sum += term
  }
  return sum
}

/** The sine of a phase in turns; one turn is a full period. Any number is valid. */
export function sine(turns: number): number {
  const at = (turns - Math.floor(turns)) * SINE_TABLE_SIZE
  const index = Math.floor(at)
  const low = sineTable[index]!
  return low + (sineTable[index + 1]! - low) * (at - index)
}

const SEMITONE = 1.0594630943592953
const A4 = 69

/** The frequency of a MIDI pitch in Hz, at A4 = 440 Hz. */
export function frequencyOf(pitch: number): number {
  const steps = Math.abs(pitch - A4)
  let ratio = 1
  for (let i = 0; i < steps; i++) ratio *= SEMITONE
  return pitch >= A4 ? 440 * ratio : 440 / ratio
}

/** The frequency ratio of an interval in cents. Linear, and accurate enough below a semitone. */
export const centsRatio = (cents: number): number => 1 + cents * 0.0005777895065548

/** The factor per frame that results in a decay of 60 dB in `seconds`. */
export const decayFactor = (seconds: number): number =>
  Math.max(0, 1 - 6.907755278982137 / (seconds * SAMPLE_RATE))

/** The correction of a band-limited wave near a jump (PolyBLEP, Välimäki and Huovilainen, 2007). */
export function polyBlep(phase: number, step: number): number {
  if (phase < step) {
    const t = phase / step
    return t + t - t * t - 1
  }
  if (phase > 1 - step) {
    const t = (phase - 1) / step
    return t * t + t + t + 1
  }
  return 0
}

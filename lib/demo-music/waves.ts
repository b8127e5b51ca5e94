/**
 * The only mathematics of the generator: sums, products, quotients and square roots, which IEEE 754
 * fixes to the last bit. Math.sin, Math.pow and their kin may differ from engine to engine.
 */
export const FRAMES_PER_SECOND = 22_050

const TABLE_SIZE = 4_096
const TAU = 6.283185307179586
const TERMS = 14

const table = new Float64Array(TABLE_SIZE + 1)
for (let i = 0; i <= TABLE_SIZE; i++) {
  table[i] = taylorSine((i <= TABLE_SIZE / 2 ? i / TABLE_SIZE : i / TABLE_SIZE - 1) * TAU)
}

function taylorSine(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; n < TERMS; n++) {
    term *= (-x * x) / (2 * n * (2 * n + 1))
    sum += term
  }
  return sum
}

/** The sine of a phase in turns, 0 to 1 and beyond on either side. */
export function sine(turns: number): number {
  const at = (turns - Math.floor(turns)) * TABLE_SIZE
  const index = Math.floor(at)
  const low = table[index]!
  return low + (table[index + 1]! - low) * (at - index)
}

const SEMITONE = 1.0594630943592953
const A4 = 69

/** The frequency of a MIDI pitch in Hz, at A4 = 440 Hz. */
export function hertz(pitch: number): number {
  const steps = Math.abs(pitch - A4)
  let ratio = 1
  for (let i = 0; i < steps; i++) ratio *= SEMITONE
  return pitch >= A4 ? 440 * ratio : 440 / ratio
}

/** The ratio of a small interval in cents; the chord of the curve serves below a semitone. */
export const centsRatio = (cents: number): number => 1 + cents * 0.0005777895065548

/** The factor that, applied every frame, falls by 60 dB in `seconds`. */
export const decayFactor = (seconds: number): number =>
  Math.max(0, 1 - 6.907755278982137 / (seconds * FRAMES_PER_SECOND))

/** What a band-limited wave subtracts at a jump of its phase (Välimäki's PolyBLEP). */
export function jumpResidual(phase: number, step: number): number {
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

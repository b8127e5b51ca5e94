import { SAMPLE_RATE, sine } from './exact-math'

const MAX_HZ = 9_500
const MIN_HZ = 30

/** Prewarps a cutoff in Hz: returns tan(π · cutoff / sample rate). */
export function prewarp(cutoff: number): number {
  const hz = Math.min(MAX_HZ, Math.max(MIN_HZ, cutoff))
  const turns = hz / (2 * SAMPLE_RATE)
  return sine(turns) / sine(turns + 0.25)
}

/**
 * A two-pole low-pass whose cutoff can change at any time: the state variable filter in trapezoidal form
 * (Andrew Simper, "Linear Trapezoidal Integrated State Variable Filter"). A class, because engines store
 * its numbers in place, while a closure would allocate them again and again.
 */
export class LowPass {
  private readonly damping: number
  private a1 = 0
  private a2 = 0
  private a3 = 0
  private one = 0
  private two = 0

  /** `resonance` from 0 (none) to 1 (self-oscillation). */
  constructor(resonance: number) {
    this.damping = 2 - 1.8 * resonance
  }

  /** Sets the cutoff to a result of `prewarp`. */
  setCutoff(tangent: number): void {
    this.a1 = 1 / (1 + tangent * (tangent + this.damping))
    this.a2 = tangent * this.a1
    this.a3 = tangent * this.a2
  }

  /** Filters the next sample. */
  next(input: number): number {
    const v3 = input - this.two
    const v1 = this.a1 * this.one + this.a2 * v3
    const v2 = this.two + this.a2 * this.one + this.a3 * v3
    this.one = 2 * v1 - this.one
    this.two = 2 * v2 - this.two
    return v2
  }
}

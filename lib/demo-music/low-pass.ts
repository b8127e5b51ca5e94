import { FRAMES_PER_SECOND, sine } from './waves'

const HIGHEST_HZ = 9_500
const LOWEST_HZ = 30

/** The tangent that a cutoff in Hz warps to. */
export function warped(cutoff: number): number {
  const hz = Math.min(HIGHEST_HZ, Math.max(LOWEST_HZ, cutoff))
  const turns = hz / (2 * FRAMES_PER_SECOND)
  return sine(turns) / sine(turns + 0.25)
}

/**
 * A low-pass of two poles whose cutoff may move at any time: the state variable filter in
 * trapezoidal form (Andrew Simper, "Linear Trapezoidal Integrated State Variable Filter").
 * A class, because engines keep its numbers in place where a closure would allocate each anew.
 */
export class LowPass {
  private readonly damping: number
  private a1 = 0
  private a2 = 0
  private a3 = 0
  private one = 0
  private two = 0

  /** `resonance` is 0 (flat) to 1 (ringing). */
  constructor(resonance: number) {
    this.damping = 2 - 1.8 * resonance
  }

  tune(tangent: number): void {
    this.a1 = 1 / (1 + tangent * (tangent + this.damping))
    this.a2 = tangent * this.a1
    this.a3 = tangent * this.a2
  }

  next(input: number): number {
    const v3 = input - this.two
    const v1 = this.a1 * this.one + this.a2 * v3
    const v2 = this.two + this.a2 * this.one + this.a3 * v3
    this.one = 2 * v1 - this.one
    this.two = 2 * v2 - this.two
    return v2
  }
}

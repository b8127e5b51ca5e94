import { SAMPLE_RATE } from './exact-math'

type Feedforward = readonly [number, number, number]
type Feedback = readonly [number, number]

// The filters of ITU-R BS.1770-4 for 22,050 Hz: a high shelf, then a high-pass.
const SHELF: Feedforward = [1.4798253509777464, -2.1707286128568293, 0.8608424847265516]
const SHELF_FEEDBACK: Feedback = [-1.3383053660661337, 0.5082445589136019]
const HIGH_PASS: Feedforward = [1, -2, 1]
const HIGH_PASS_FEEDBACK: Feedback = [-1.9783976025901193, 0.9785144195032509]

const STEP_FRAMES = SAMPLE_RATE / 10
const STEPS_PER_BLOCK = 4
/** -70 LUFS as a mean square. */
const ABSOLUTE_GATE = 1.1724653045822981e-7
/** -10 LU as a factor. */
const RELATIVE_GATE = 0.1

/**
 * Measures the integrated loudness of a stereo signal as a mean square, gated by ITU-R BS.1770-4 in
 * blocks of 400 ms that overlap by 75 %. LUFS = -0.691 + 10 log10 of the mean square.
 */
export function gatedMeanSquare(left: Float32Array, right: Float32Array): number {
  const steps = [left, right].map(stepEnergies)
  const count = steps[0]!.length - STEPS_PER_BLOCK + 1
  const blocks = Array.from({ length: Math.max(0, count) }, (_, block) => {
    let sum = 0
    for (const channel of steps) {
      for (let i = 0; i < STEPS_PER_BLOCK; i++) sum += channel[block + i]!
    }
    return sum / (STEPS_PER_BLOCK * STEP_FRAMES)
  })
  const audible = blocks.filter((block) => block > ABSOLUTE_GATE)
  const gate = mean(audible) * RELATIVE_GATE
  return mean(audible.filter((block) => block > gate))
}

const mean = (values: number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

function stepEnergies(samples: Float32Array): Float64Array {
  const energies = new Float64Array(Math.floor(samples.length / STEP_FRAMES))
  const shelf = new Biquad(SHELF, SHELF_FEEDBACK)
  const highPass = new Biquad(HIGH_PASS, HIGH_PASS_FEEDBACK)
  for (let step = 0; step < energies.length; step++) {
    let energy = 0
    for (let i = step * STEP_FRAMES; i < (step + 1) * STEP_FRAMES; i++) {
      const filtered = highPass.next(shelf.next(samples[i]!))
      energy += filtered * filtered
    }
    energies[step] = energy
  }
  return energies
}

class Biquad {
  private readonly b0: number
  private readonly b1: number
  private readonly b2: number
  private readonly a1: number
  private readonly a2: number
  private one = 0
  private two = 0

  constructor([b0, b1, b2]: Feedforward, [a1, a2]: Feedback) {
    this.b0 = b0
    this.b1 = b1
    this.b2 = b2
    this.a1 = a1
    this.a2 = a2
  }

  next(input: number): number {
    const output = this.b0 * input + this.one
    this.one = this.b1 * input - this.a1 * output + this.two
    this.two = this.b2 * input - this.a2 * output
    return output
  }
}

import { decayFactor, SAMPLE_RATE } from './exact-math'

/** Times in seconds. */
type EnvelopeTimes = { attack: number; decay: number; sustain: number; release: number }

/** Length of the linear fade at the end of a note, which prevents a click. */
const FADE_FRAMES = 96
const MIN_ATTACK_SECONDS = 0.003

/** An ADSR envelope: linear attack, exponential decay and, after `heldFrames`, exponential release. */
export class Envelope {
  /** Length of the note including its release. */
  readonly frames: number
  private readonly attackFrames: number
  private readonly decayFactor: number
  private readonly releaseFactor: number
  private readonly sustain: number
  private level = 0
  private frame = 0

  constructor(
    { attack, decay, sustain, release }: EnvelopeTimes,
    private readonly heldFrames: number,
  ) {
    this.attackFrames = Math.max(MIN_ATTACK_SECONDS, attack) * SAMPLE_RATE
    this.frames = Math.ceil(heldFrames + release * SAMPLE_RATE) + FADE_FRAMES
    this.decayFactor = decayFactor(decay)
    this.releaseFactor = decayFactor(release)
    this.sustain = sustain
  }

  /** The level of the next frame, 0 to 1. */
  next(): number {
    if (this.frame < this.heldFrames) {
      this.level =
        this.frame < this.attackFrames
          ? this.frame / this.attackFrames
          : this.sustain + (this.level - this.sustain) * this.decayFactor
    } else this.level *= this.releaseFactor
    const left = this.frames - 1 - this.frame++
    return left < FADE_FRAMES ? (this.level * left) / FADE_FRAMES : this.level
  }
}

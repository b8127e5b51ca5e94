import { decayFactor, FRAMES_PER_SECOND } from './waves'

type Times = { attack: number; decay: number; sustain: number; release: number }

/** The last frames of a note fall to nothing in a straight line: an abrupt end would click. */
const FADE_FRAMES = 96
const SHORTEST_ATTACK_SECONDS = 0.003

/** Attack in a straight line, then decay towards `sustain`; from `held` frames on, release. */
export class Envelope {
  /** Frames the whole note takes, its release included. */
  readonly frames: number
  private readonly rise: number
  private readonly falling: number
  private readonly leaving: number
  private readonly sustain: number
  private level = 0
  private frame = 0

  constructor(
    { attack, decay, sustain, release }: Times,
    private readonly held: number,
  ) {
    this.rise = Math.max(SHORTEST_ATTACK_SECONDS, attack) * FRAMES_PER_SECOND
    this.frames = Math.ceil(held + release * FRAMES_PER_SECOND) + FADE_FRAMES
    this.falling = decayFactor(decay)
    this.leaving = decayFactor(release)
    this.sustain = sustain
  }

  /** The level of the next frame, 0 to 1. */
  next(): number {
    if (this.frame < this.held) {
      this.level =
        this.frame < this.rise
          ? this.frame / this.rise
          : this.sustain + (this.level - this.sustain) * this.falling
    } else this.level *= this.leaving
    const left = this.frames - 1 - this.frame++
    return left < FADE_FRAMES ? (this.level * left) / FADE_FRAMES : this.level
  }
}

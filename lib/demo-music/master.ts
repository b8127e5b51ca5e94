import { limit } from './limiter'
import { meanSquare } from './loudness'
import { FRAMES_PER_SECOND } from './waves'

/** What every piece is brought to. */
export const LOUDNESS_LUFS = -16
/** The same as a mean square: 10 ^ ((-16 + 0.691) / 10). */
const TARGET = 0.02945099689996018
/** -1 dBFS. */
const CEILING = 0.8912509381337456
const FADE_IN_SECONDS = 0.004
const FADE_OUT_SECONDS = 3
/** One pole at 12 Hz takes away what nobody hears. */
const DC_FACTOR = 0.9966
const PASSES = 2

/** Brings a mix to its loudness under a ceiling, without offset, with a short way in and out; in place. */
export function master(left: Float32Array, right: Float32Array): void {
  for (const samples of [left, right]) {
    removeOffset(samples)
    fade(samples)
  }
  // The limiter takes a little away, which the second pass gives back.
  for (let pass = 0; pass < PASSES; pass++) {
    scale([left, right], Math.sqrt(TARGET / Math.max(meanSquare(left, right), Number.MIN_VALUE)))
    limit(left, right, CEILING)
  }
}

function removeOffset(samples: Float32Array): void {
  let before = 0
  let output = 0
  for (let i = 0; i < samples.length; i++) {
    const input = samples[i]!
    output = input - before + DC_FACTOR * output
    before = input
    samples[i] = output
  }
}

function fade(samples: Float32Array): void {
  const rise = Math.round(FADE_IN_SECONDS * FRAMES_PER_SECOND)
  const fall = Math.round(FADE_OUT_SECONDS * FRAMES_PER_SECOND)
  for (let i = 0; i < rise; i++) samples[i]! *= i / rise
  for (let i = 0; i < fall; i++) {
    const left = i / fall
    samples[samples.length - 1 - i]! *= left * left
  }
}

function scale(channels: Float32Array[], gain: number): void {
  for (const samples of channels) for (let i = 0; i < samples.length; i++) samples[i]! *= gain
}

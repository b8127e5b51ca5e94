import { SAMPLE_RATE } from './exact-math'
import { limit } from './limiter'
import { gatedMeanSquare } from './loudness'

/** The loudness of every piece. */
export const TARGET_LUFS = -16
/** TARGET_LUFS as a mean square: 10 ^ ((-16 + 0.691) / 10). */
const TARGET_MEAN_SQUARE = 0.02945099689996018
/** -1 dBFS. */
const CEILING = 0.8912509381337456
const FADE_IN_SECONDS = 0.004
const FADE_OUT_SECONDS = 3
/** Coefficient of a high-pass at 12 Hz, which removes the DC offset. */
const DC_BLOCKER = 0.9966
const PASSES = 2

/** Masters a mix in place: removes the DC offset, fades in and out, and sets loudness and peak level. */
export function master(left: Float32Array, right: Float32Array): void {
  for (const samples of [left, right]) {
    removeOffset(samples)
    fade(samples)
  }
  // The limiter reduces the loudness a little; the second pass compensates for it.
  for (let pass = 0; pass < PASSES; pass++) {
    scale(
      [left, right],
      Math.sqrt(TARGET_MEAN_SQUARE / Math.max(gatedMeanSquare(left, right), Number.MIN_VALUE)),
    )
    limit(left, right, CEILING)
  }
}

function removeOffset(samples: Float32Array): void {
  let previous = 0
  let output = 0
  for (let i = 0; i < samples.length; i++) {
    const input = samples[i]!
    output = input - previous + DC_BLOCKER * output
    previous = input
    samples[i] = output
  }
}

function fade(samples: Float32Array): void {
  const fadeInFrames = Math.round(FADE_IN_SECONDS * SAMPLE_RATE)
  const fadeOutFrames = Math.round(FADE_OUT_SECONDS * SAMPLE_RATE)
  for (let i = 0; i < fadeInFrames; i++) samples[i]! *= i / fadeInFrames
  for (let i = 0; i < fadeOutFrames; i++) {
    const level = i / fadeOutFrames
    samples[samples.length - 1 - i]! *= level * level
  }
}

function scale(channels: Float32Array[], gain: number): void {
  for (const samples of channels) for (let i = 0; i < samples.length; i++) samples[i]! *= gain
}

import { describe, expect, it } from 'vitest'
import { createLoudnessMeter } from '@/lib/audio/analyse/loudness'
import { createTruePeakMeter } from '@/lib/audio/analyse/true-peak'

const RATES = [44_100, 48_000, 96_000]

/** A 1 kHz sine in segments of `[dBFS, seconds]`, as in EBU Tech 3341. */
function tone(rate: number, segments: [number, number][]): Float32Array {
  const frames = segments.map(([, seconds]) => Math.round(seconds * rate))
  const samples = new Float32Array(frames.reduce((sum, count) => sum + count, 0))
  let at = 0
  segments.forEach(([decibels], segment) => {
    const size = 10 ** (decibels / 20)
    for (const end = at + frames[segment]!; at < end; at++) {
      samples[at] = size * Math.sin((2 * Math.PI * 1_000 * at) / rate)
    }
  })
  return samples
}

function loudnessOf(rate: number, channels: Float32Array[]) {
  const meter = createLoudnessMeter(rate, channels.length)
  // In uneven blocks, as a decoder returns them.
  const frames = channels[0]!.length
  for (let at = 0; at < frames; at += 4_801) {
    meter.push(channels.map((samples) => samples.subarray(at, at + 4_801)))
  }
  return meter.finish()
}

function truePeakOf(samples: Float32Array) {
  const meter = createTruePeakMeter(1)
  meter.push([samples.subarray(0, 777)])
  meter.push([samples.subarray(777)])
  return meter.finish()
}

describe('integrated loudness', () => {
  it.each([
    ['1', -23, [[-23, 20]]],
    ['2', -33, [[-33, 20]]],
    [
      '3',
      -23,
      [
        [-36, 10],
        [-23, 60],
        [-36, 10],
      ],
    ],
    [
      '4',
      -23,
      [
        [-72, 10],
        [-36, 10],
        [-23, 60],
        [-36, 10],
        [-72, 10],
      ],
    ],
    [
      '5',
      -23,
      [
        [-26, 20],
        [-20, 20.1],
        [-26, 20],
      ],
    ],
  ] as [string, number, [number, number][]][])(
    'meets case %s of EBU Tech 3341 at every rate',
    (_case, expected, segments) => {
      for (const rate of RATES) {
        const side = tone(rate, segments)
        expect(Math.abs(loudnessOf(rate, [side, side])! - expected)).toBeLessThan(0.1)
      }
    },
  )

  it('meets case 6: surrounds count more, the low-frequency channel does not count', () => {
    const at = (decibels: number) => tone(48_000, [[decibels, 20]])
    const channels = [at(-28), at(-28), at(-24), at(-3), at(-30), at(-30)]
    expect(Math.abs(loudnessOf(48_000, channels)! + 23)).toBeLessThan(0.1)
  })

  it('is undefined for silence', () => {
    expect(loudnessOf(48_000, [new Float32Array(96_000)])).toBeUndefined()
  })
})

describe('true peak', () => {
  it.each([
    ['a quarter of the rate', 4, 0],
    ['a quarter of the rate, between the samples', 4, 45],
    ['a sixth, between the samples', 6, 60],
    ['an eighth, between the samples', 8, 67.5],
  ])('finds -6 dBTP in a sine of %s', (_name, divisor, degrees) => {
    const samples = Float32Array.from(
      { length: 48_000 },
      // Faded in and out, because a sine that starts abruptly overshoots.
      (_, i) =>
        0.5 *
        Math.min(1, i / 4_800, (47_999 - i) / 4_800) *
        Math.sin((2 * Math.PI * i) / divisor + (degrees * Math.PI) / 180),
    )
    const peak = truePeakOf(samples)
    expect(peak).toBeGreaterThan(-6.4)
    expect(peak).toBeLessThan(-5.8)
  })

  it.each([0, 776, 777, 4_799])('is at least the sample peak, for a click at %i', (at) => {
    const samples = new Float32Array(4_800)
    samples[at] = -1
    expect(truePeakOf(samples)).toBeGreaterThanOrEqual(0)
  })

  it('is minus infinity for silence', () => {
    expect(truePeakOf(new Float32Array(4_800))).toBe(Number.NEGATIVE_INFINITY)
  })
})

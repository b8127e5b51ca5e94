import { describe, expect, it } from 'vitest'
import { createAnalyser } from '@/lib/audio/analyse/analyser'

const SAMPLE_RATE = 22_050

/** A sequence of pseudo-random numbers from -1 to 1. */
function createNoise(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  }
}

function tempoOf(samples: Float32Array): number | null {
  const analyser = createAnalyser({ sampleRate: SAMPLE_RATE, channels: 1 })
  analyser.push([samples])
  return analyser.finish().bpm
}

const record = (seconds: number, sample: (i: number) => number) =>
  Float32Array.from({ length: seconds * SAMPLE_RATE }, (_, i) => sample(i))

const wave = (hertz: number, i: number) => Math.sin((2 * Math.PI * hertz * i) / SAMPLE_RATE)

/** Syllables of irregular length with pauses. */
function speech(seconds: number, noise: () => number): Float32Array {
  const samples = new Float32Array(seconds * SAMPLE_RATE)
  for (let at = 0; at < samples.length; ) {
    const length = Math.round((0.185 + noise() * 0.125) * SAMPLE_RATE)
    const hertz = 130 + noise() * 40
    for (let i = 0; i < length && at + i < samples.length; i++) {
      const voice = wave(hertz, i) + wave(2 * hertz, i) / 2 + wave(5 * hertz, i) / 5
      samples[at + i] = 0.2 * Math.sin((Math.PI * i) / length) * voice
    }
    const pause = noise() > 0.7 ? 0.6 + noise() * 0.3 : 0.03 + noise() * 0.03
    at += length + Math.round(pause * SAMPLE_RATE)
  }
  return samples
}

/** Decaying tones, of which some are missing and none is exactly in time. */
function loosePulse(seconds: number, bpm: number, noise: () => number): Float32Array {
  const samples = record(seconds, () => noise() * 0.02)
  for (let time = 0; time < seconds; time += 60 / bpm) {
    const at = Math.round((time + noise() * 0.01) * SAMPLE_RATE)
    if (noise() > 0.7) continue
    for (let i = Math.max(0, -at); i < 3_000 && at + i < samples.length; i++) {
      samples[at + i] = (samples[at + i] ?? 0) + 0.4 * wave(220, i) * Math.exp(-i / 800)
    }
  }
  return samples
}

describe.each([10, 30, 90])('in %i seconds', (seconds) => {
  it.each([1, 2, 3])('white noise, rumble and a drone have no tempo (seed %i)', (seed) => {
    const noise = createNoise(seed * 7_919)
    expect(tempoOf(record(seconds, () => noise() * 0.3))).toBeNull()
    let level = 0
    const rumble = record(seconds, () => {
      level = level * 0.995 + noise() * 0.02
      return level
    })
    expect(tempoOf(rumble)).toBeNull()
    const drone = (i: number) => 0.2 * wave(110, i) + 0.1 * wave(165.3, i)
    expect(tempoOf(record(seconds, drone))).toBeNull()
    expect(tempoOf(record(seconds, (i) => drone(i) + noise() * 0.001))).toBeNull()
  })

  it.each([1, 2, 3])('speech has no tempo (seed %i)', (seed) => {
    expect(tempoOf(speech(seconds, createNoise(seed * 104_729)))).toBeNull()
  })

  it.each([84, 97, 140])('clear beats keep their tempo: %i per minute', (bpm) => {
    const period = (60 / bpm) * SAMPLE_RATE
    const noise = createNoise(bpm)
    const clicks = record(seconds, (i) => noise() * (0.01 + 0.5 * Math.exp(-(i % period) / 300)))
    expect(tempoOf(clicks)).toBeCloseTo(bpm, 0)
  })
})

it.each([1, 2, 3])('a loosely played pulse in 60 seconds has a tempo (seed %i)', (seed) => {
  const tempo = tempoOf(loosePulse(60, 97, createNoise(seed * 31)))
  expect([97 / 2, 97, 2 * 97].some((bpm) => Math.abs((tempo ?? 0) / bpm - 1) < 0.02)).toBe(true)
})

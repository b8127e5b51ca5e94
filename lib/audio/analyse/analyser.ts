import { createChroma } from './chroma'
import { createDecimator } from './decimate'
import { energyOf } from './energy'
import { estimateKey } from './key'
import { createLoudnessMeter } from './loudness'
import { createOnsets } from './onsets'
import { createRhythm } from './rhythm'
import { estimateTempo } from './tempo'
import { createTruePeakMeter } from './true-peak'
import { createWaveform } from './waveform'

/** Incremented when the results for the same file change. Results of older versions are renewed at night. */
export const ANALYSIS_VERSION = 4

/** The features of a recording. Null if a recording does not have one: drums have no key. */
export type Analysis = {
  durationMs: number
  bpm: number | null
  bpmConfidence: number | null
  key: string | null
  camelot: string | null
  keyConfidence: number | null
  energy: number | null
  loudnessLufs: number | null
  truePeakDb: number | null
  waveform: Uint8Array
}

// Sample rates for rhythm and harmony. Recordings are decimated by an integer to a rate near them.
const RHYTHM_SAMPLE_RATE = 22_050
const HARMONY_SAMPLE_RATE = 11_025

type Format = { sampleRate: number; channels: number }

/** Creates an analyser that is fed block by block. Its memory grows by about 20 kB per second of audio. */
export function createAnalyser({ sampleRate, channels }: Format) {
  const rhythmFactor = Math.max(1, Math.round(sampleRate / RHYTHM_SAMPLE_RATE))
  const rhythmRate = sampleRate / rhythmFactor
  const harmonyFactor = Math.max(1, Math.round(rhythmRate / HARMONY_SAMPLE_RATE))
  const toRhythm = createDecimator(rhythmFactor)
  const toHarmony = createDecimator(harmonyFactor)
  const loudness = createLoudnessMeter(sampleRate, channels)
  const truePeak = createTruePeakMeter(channels)
  const waveform = createWaveform(sampleRate)
  const onsets = createOnsets(rhythmRate)
  const chroma = createChroma(rhythmRate / harmonyFactor)
  let frames = 0

  return {
    push(samples: Float32Array[]): void {
      frames += samples[0]?.length ?? 0
      loudness.push(samples)
      truePeak.push(samples)
      waveform.push(samples)
      const rhythm = toRhythm(mixDown(samples))
      onsets.push(rhythm)
      chroma.push(toHarmony(rhythm))
    },

    finish(): Analysis {
      const loudnessLufs = loudness.finish()
      const peak = truePeak.finish()
      const measured = {
        durationMs: Math.round((frames * 1000) / sampleRate),
        truePeakDb: Number.isFinite(peak) ? round(peak, 2) : null,
        waveform: waveform.finish(),
      }
      if (loudnessLufs === undefined) return { ...EMPTY_ANALYSIS, ...measured }
      const onsetEnvelopes = onsets.finish()
      const harmony = chroma.finish()
      const tempo = estimateTempo(createRhythm(onsetEnvelopes, harmony))
      const key = estimateKey(harmony)
      return {
        ...measured,
        bpm: tempo ? round(tempo.bpm, 1) : null,
        bpmConfidence: tempo ? round(tempo.confidence, 2) : null,
        key: key?.name ?? null,
        camelot: key?.camelot ?? null,
        keyConfidence: key ? round(key.confidence, 2) : null,
        energy: round(energyOf(onsetEnvelopes, loudnessLufs), 2),
        loudnessLufs: round(loudnessLufs, 2),
      }
    },
  }
}

/** The features of silence, and of a file that cannot be analysed. */
export const EMPTY_ANALYSIS = {
  bpm: null,
  bpmConfidence: null,
  key: null,
  camelot: null,
  keyConfidence: null,
  energy: null,
  loudnessLufs: null,
  truePeakDb: null,
}

function mixDown(samples: Float32Array[]): Float32Array {
  const [first = new Float32Array()] = samples
  if (samples.length === 1) return first
  const sum = new Float32Array(first.length)
  for (const channel of samples) for (let i = 0; i < sum.length; i++) sum[i]! += channel[i]!
  for (let i = 0; i < sum.length; i++) sum[i]! /= samples.length
  return sum
}

const round = (value: number, digits: number) => Number(value.toFixed(digits))

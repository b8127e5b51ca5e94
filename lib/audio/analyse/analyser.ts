import { createChroma } from './chroma'
import { createDecimator } from './decimate'
import { energyOf } from './energy'
import { estimateKey } from './key'
import { createLoudnessMeter } from './loudness'
import { createOnsets } from './onsets'
import { rhythmOf } from './rhythm'
import { estimateTempo } from './tempo'
import { createTruePeakMeter } from './true-peak'
import { createWaveform } from './waveform'

/** Raised when the same file would be heard differently: what older versions found is found anew by night. */
export const ANALYSIS_VERSION = 3

/** What listening tells; null where there is nothing to tell, as the key of drums alone. */
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

/** Rates at which rhythm and harmony are looked at; a recording's own is divided to come near them. */
const RHYTHM_HZ = 22_050
const HARMONY_HZ = 11_025

type Format = { framesPerSecond: number; channels: number }

/** Listens to a recording piece by piece, in memory that grows by some 20 kB a second of it. */
export function createAnalyser({ framesPerSecond, channels }: Format) {
  const half = Math.max(1, Math.round(framesPerSecond / RHYTHM_HZ))
  const rhythmRate = framesPerSecond / half
  const quarter = Math.max(1, Math.round(rhythmRate / HARMONY_HZ))
  const toRhythm = createDecimator(half)
  const toHarmony = createDecimator(quarter)
  const loudness = createLoudnessMeter(framesPerSecond, channels)
  const truePeak = createTruePeakMeter(channels)
  const waveform = createWaveform(framesPerSecond)
  const onsets = createOnsets(rhythmRate)
  const chroma = createChroma(rhythmRate / quarter)
  let frames = 0

  return {
    push(samples: Float32Array[]): void {
      frames += samples[0]!.length
      loudness.push(samples)
      truePeak.push(samples)
      waveform.push(samples)
      const rhythm = toRhythm(mixed(samples))
      onsets.push(rhythm)
      chroma.push(toHarmony(rhythm))
    },

    finish(): Analysis {
      const loudnessLufs = loudness.finish()
      const peak = truePeak.finish()
      const heard = {
        durationMs: Math.round((frames * 1000) / framesPerSecond),
        truePeakDb: Number.isFinite(peak) ? rounded(peak, 2) : null,
        waveform: waveform.finish(),
      }
      if (loudnessLufs === undefined) return { ...NOTHING_HEARD, ...heard }
      const begun = onsets.finish()
      const harmony = chroma.finish()
      const tempo = estimateTempo(rhythmOf(begun, harmony))
      const key = estimateKey(harmony)
      return {
        ...heard,
        bpm: tempo ? rounded(tempo.bpm, 1) : null,
        bpmConfidence: tempo ? rounded(tempo.confidence, 2) : null,
        key: key?.name ?? null,
        camelot: key?.camelot ?? null,
        keyConfidence: key ? rounded(key.confidence, 2) : null,
        energy: rounded(energyOf(begun, loudnessLufs), 2),
        loudnessLufs: rounded(loudnessLufs, 2),
      }
    },
  }
}

/** What is told of silence, and of what cannot be listened to. */
export const NOTHING_HEARD = {
  bpm: null,
  bpmConfidence: null,
  key: null,
  camelot: null,
  keyConfidence: null,
  energy: null,
  loudnessLufs: null,
  truePeakDb: null,
}

function mixed(samples: Float32Array[]): Float32Array {
  if (samples.length === 1) return samples[0]!
  const sum = new Float32Array(samples[0]!.length)
  for (const channel of samples) for (let i = 0; i < sum.length; i++) sum[i]! += channel[i]!
  for (let i = 0; i < sum.length; i++) sum[i]! /= samples.length
  return sum
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

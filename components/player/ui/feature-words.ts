import type { Features } from '@/lib/contract/songs'

export type Fact = { name: string; value: string; more?: string }

/** Beyond this one says no more how sure it is. */
const SURE = 0.95

const one = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const short = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('en', { style: 'percent' })

/** What is known of how a song sounds, in words, with how sure that is. */
export function featureWords(features: Features | null): Fact[] {
  if (!features) return []
  const { bpm, key, camelot, energy, loudnessLufs, truePeakDb } = features
  return [
    ...(bpm == null ? [] : [tempo(bpm, features.bpmConfidence)]),
    ...(key == null
      ? []
      : [
          {
            name: 'Key',
            value: camelot ? `${key}, ${camelot}` : key,
            more: sureness(features.keyConfidence),
          },
        ]),
    ...(energy == null ? [] : [{ name: 'Energy', value: percent.format(energy) }]),
    ...(loudnessLufs == null
      ? []
      : [
          {
            name: 'Loudness',
            value: `${one.format(loudnessLufs)} LUFS`,
            more: truePeakDb == null ? undefined : `peak ${one.format(truePeakDb)} dBTP`,
          },
        ]),
  ]
}

// One may tap half or twice of it.
const tempo = (bpm: number, confidence: number | null): Fact => ({
  name: 'Tempo',
  value: `${short.format(bpm)} bpm`,
  more: [`or ${short.format(bpm / 2)}, ${short.format(bpm * 2)}`, sureness(confidence)]
    .filter(Boolean)
    .join(', '),
})

const sureness = (confidence: number | null) =>
  confidence == null || confidence >= SURE ? undefined : `${percent.format(confidence)} sure`

import { useFormatter, useTranslations } from 'next-intl'
import type { Features } from '@/lib/contract/audio-features'

export type FeatureFact = { name: string; value: string; detail?: string }

/** A confidence from here on is not shown. */
const MIN_CERTAIN_CONFIDENCE = 0.95

/** Returns a function that lists the measured features of a song as text. */
export function useFeatureFacts(): (features: Features | null) => FeatureFact[] {
  const t = useTranslations('player.features')
  const format = useFormatter()
  const decimal = (value: number) =>
    format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const short = (value: number) => format.number(value, { maximumFractionDigits: 1 })
  const percent = (value: number) => format.number(value, { style: 'percent' })

  const formatConfidence = (confidence: number | null) =>
    confidence === null || confidence >= MIN_CERTAIN_CONFIDENCE
      ? undefined
      : t('confidence', { percent: percent(confidence) })

  // Half and double of a tempo are common errors of its measurement.
  const tempoFact = ({ bpm, bpmConfidence }: Features): FeatureFact | null =>
    bpm === null
      ? null
      : {
          name: t('tempo'),
          value: t('bpm', { bpm: short(bpm) }),
          detail: joined([
            t('otherTempos', { half: short(bpm / 2), double: short(bpm * 2) }),
            formatConfidence(bpmConfidence),
          ]),
        }

  const keyFact = ({ key, camelot, keyConfidence }: Features): FeatureFact | null =>
    key === null
      ? null
      : {
          name: t('key'),
          value: joined([key, camelot]),
          detail: formatConfidence(keyConfidence),
        }

  const energyFact = ({ energy }: Features): FeatureFact | null =>
    energy === null ? null : { name: t('energy'), value: percent(energy) }

  const loudnessFact = ({ loudnessLufs, truePeakDb }: Features): FeatureFact | null =>
    loudnessLufs === null
      ? null
      : {
          name: t('loudness'),
          value: t('lufs', { loudness: decimal(loudnessLufs) }),
          detail: truePeakDb === null ? undefined : t('peak', { peak: decimal(truePeakDb) }),
        }

  return (features) =>
    features
      ? [tempoFact, keyFact, energyFact, loudnessFact].flatMap((fact) => fact(features) ?? [])
      : []
}

const joined = (parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(', ')

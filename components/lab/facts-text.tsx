import { useFormatter, useTranslations } from 'next-intl'
import type { ListFacts } from '@/lib/lab/compare-algorithms'
import type { Omission } from '@/lib/lab/lab-list'
import { useSkippedLineText } from './use-skipped-line-text'

const MAX_LINES_SHOWN = 3

type FactsTextProps = { facts: ListFacts; omission?: Omission }

/** The size of a list, the repeats that it forces, and the tracks that it lacks. */
export function FactsText({ facts, omission }: FactsTextProps) {
  const t = useTranslations('lab.facts')
  const omissionText = useOmissionText()
  const { trackCount, artistCount, minClashes } = facts
  const size = t('size', { trackCount, artistCount })
  const text = minClashes > 0 ? t('forced', { size, count: minClashes }) : size
  return omission ? t('omission', { facts: text, omission: omissionText(omission) }) : text
}

function useOmissionText() {
  const t = useTranslations('lab.omissions')
  const format = useFormatter()
  const reasonText = useSkippedLineText()
  return (omission: Omission): string => {
    if (omission.code !== 'lines_skipped') return t(omission.code, { count: omission.trackCount })
    const { skipped } = omission
    const shown = skipped
      .slice(0, MAX_LINES_SHOWN)
      .map(({ line, ...skip }) => t('line', { line, reason: reasonText(skip) }))
    const values = { count: skipped.length, lines: format.list(shown, { type: 'unit' }) }
    return shown.length < skipped.length
      ? t('more_lines_skipped', values)
      : t('lines_skipped', values)
  }
}

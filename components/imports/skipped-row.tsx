'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useCodedText } from '@/components/messages/use-coded-text'
import type { Import } from '@/lib/contract/import'

/** Classes of every row of the table. */
export const SKIPPED_COLUMNS =
  'grid grid-cols-[5px_64px_minmax(0,1fr)_minmax(0,1.4fr)] gap-x-4 phone:grid-cols-[5px_minmax(0,1fr)] phone:gap-x-3'

type SkippedRowProps = {
  row: Import['report']['skipped'][number]
  /** Precedes the number where the column has no header. */
  lineLabel: string
}

/** A skipped row with the reason and, if there is any, advice. */
export function SkippedRow({ row, lineLabel }: SkippedRowProps) {
  const t = useTranslations('imports.skipped')
  const format = useFormatter()
  const reasonText = useCodedText('imports.skipReasons')
  const adviceText = useCodedText('imports.skipAdvice')
  const { line, text, code, params, reason } = row
  const advice = adviceText({ code, text: '' })
  return (
    <tr className={`${SKIPPED_COLUMNS} min-h-row items-center py-1.5 hairline-t`}>
      <td
        aria-hidden
        className="h-full min-h-8 rounded-tick inset-ring inset-ring-line-strong phone:row-span-3"
      />
      <td className="p-0 text-ink-3 phone:order-3 phone:text-12">
        {line > 0 && (
          <>
            <span className="md:hidden">{lineLabel} </span>
            {format.number(line)}
          </>
        )}
      </td>
      <td className="min-w-0 p-0 break-words phone:order-1">
        {text || <span className="text-ink-3">{t('emptyRow')}</span>}
      </td>
      <td className="grid min-w-0 p-0 phone:order-2">
        <span className="text-ink-2">{reasonText({ code, params, text: capitalise(reason) })}</span>
        {advice && <span className="text-12 text-ink-3">{advice}</span>}
      </td>
    </tr>
  )
}

// The server's reasons are phrases.
const capitalise = (phrase: string) => phrase.charAt(0).toUpperCase() + phrase.slice(1)

'use client'

import { useTranslations } from 'next-intl'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { useReport } from '@/lib/client/imports'
import type { Import } from '@/lib/contract/import'
import { ImportReport } from './import-report'
import { ResultLink } from './result-link'

/** The report of an earlier import. Its skipped rows are loaded when it is rendered. */
export function EarlierReport({ row }: { row: Import }) {
  const t = useTranslations('imports')
  const problemText = useProblemText()
  const { data, error, isLoading, refetch } = useReport(row)
  return (
    <>
      <div className="flex items-center justify-between gap-4 px-gutter pb-3 text-ink-2 md:justify-end">
        <span className="min-w-0 break-words md:hidden">
          {t('earlier.from', { name: row.name })}
        </span>
        <ResultLink row={row} />
      </div>
      <ImportReport row={data} isLoading={isLoading} />
      {error && (
        <p role="alert" className="flex flex-wrap items-center gap-3 px-gutter pt-3 text-ink-2">
          {t('earlier.reportFailed', { reason: problemText(error) })}
          <Button onClick={() => refetch()}>{t('tryAgain')}</Button>
        </p>
      )}
    </>
  )
}

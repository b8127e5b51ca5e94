'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import type { Import } from '@/lib/contract/import'
import { EarlierImport } from './earlier-import'

type EarlierImportsProps = {
  rows: Import[]
  nowMs: number
  hasMore: boolean
  isLoadingMore: boolean
  /** Why the rest could not be loaded. */
  moreError: Error | null
  onMore: () => void
}

/** The imports before this visit, the latest first. */
export function EarlierImports(props: EarlierImportsProps) {
  const { rows, nowMs, hasMore, moreError } = props
  const t = useTranslations('imports.earlier')
  const problemText = useProblemText()
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="px-gutter pb-3 text-16 font-strong">
        {t('title')}
      </h2>
      <ul>
        {rows.map((row) => (
          <EarlierImport key={row.id} row={row} nowMs={nowMs} />
        ))}
      </ul>
      {hasMore && (
        <div className="flex flex-wrap items-center gap-3 px-gutter pt-4">
          {moreError && (
            <p role="alert" className="text-ink-2">
              {t('restFailed', { reason: problemText(moreError) })}
            </p>
          )}
          <MoreButton {...props} />
        </div>
      )}
    </section>
  )
}

function MoreButton({ isLoadingMore, moreError, onMore }: EarlierImportsProps) {
  const t = useTranslations('imports')
  if (isLoadingMore) return <Button disabled>{t('earlier.loading')}</Button>
  return <Button onClick={onMore}>{moreError ? t('tryAgain') : t('earlier.showMore')}</Button>
}

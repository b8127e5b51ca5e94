'use client'

import { useId } from 'react'
import { Button } from '@/components/ui/button'
import type { Import } from '@/lib/contract/imports'
import { EarlierImport } from './earlier-import'

type EarlierImportsProps = {
  rows: Import[]
  nowMs: number
  hasMore: boolean
  isLoadingMore: boolean
  /** Why the rest did not load. */
  moreError?: string
  onMore: () => void
}

/** What came in before this visit, the latest first. */
export function EarlierImports(props: EarlierImportsProps) {
  const { rows, nowMs, hasMore, isLoadingMore, moreError, onMore } = props
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="px-gutter pb-3 text-16 font-strong">
        Earlier imports
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
              The rest did not load. {moreError}
            </p>
          )}
          <Button disabled={isLoadingMore} onClick={onMore}>
            {isLoadingMore ? 'Loading' : moreError ? 'Try again' : 'Show more'}
          </Button>
        </div>
      )}
    </section>
  )
}

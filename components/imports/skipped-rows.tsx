'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { Import } from '@/lib/contract/import'
import { SKIPPED_COLUMNS, SkippedRow } from './skipped-row'

const COLLAPSED_ROWS = 50

/** The skipped rows: their line, their content and the reason. */
export function SkippedRows({ row: { kind, report } }: { row: Import }) {
  const t = useTranslations('imports.skipped')
  const [isExpanded, setExpanded] = useState(false)
  const { skipped, skippedCount } = report
  if (skippedCount === 0) return null
  const isFile = kind === 'file'
  const lineLabel = isFile ? t('line') : t('position')
  const rows = isExpanded ? skipped : skipped.slice(0, COLLAPSED_ROWS)
  const isLoaded = skipped.length > 0
  const isAllShown = rows.length === skipped.length
  return (
    <div className="px-gutter pt-4">
      <table className="block">
        <caption className="block pb-1 text-left text-16 font-strong">{t('title')}</caption>
        <thead className="block phone:sr-only">
          <tr className={`${SKIPPED_COLUMNS} h-8 items-center text-left text-12 text-ink-3`}>
            <td />
            <ColumnHeader>{lineLabel}</ColumnHeader>
            <ColumnHeader>{isFile ? t('inFile') : t('inList')}</ColumnHeader>
            <ColumnHeader>{t('why')}</ColumnHeader>
          </tr>
        </thead>
        <tbody className="block">
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report does not change, and lines repeat
            <SkippedRow key={index} lineLabel={lineLabel} row={row} />
          ))}
        </tbody>
      </table>
      {!isLoaded && <Skeleton className="mt-3 h-3 w-84 max-w-full" />}
      {!isAllShown && (
        <Button className="mt-3" onClick={() => setExpanded(true)}>
          {t('showAll', { count: skipped.length })}
        </Button>
      )}
      {isLoaded && isAllShown && skippedCount > skipped.length && (
        <p className="pt-3 text-ink-2">
          {t('first', { shown: skipped.length, total: skippedCount })}
        </p>
      )}
    </div>
  )
}

function ColumnHeader({ children }: { children: string }) {
  return (
    <th scope="col" className="p-0 font-normal">
      {children}
    </th>
  )
}

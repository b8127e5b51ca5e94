'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { Import } from '@/lib/contract/import'

const TOTALS = { file: 'fileTotal', spotify: 'spotifyTotal', youtube: 'youtubeTotal' } as const

/** The figures of an import: all its rows, and the number with each result. */
export function ImportStats({ row }: { row: Import }) {
  const t = useTranslations('imports.stats')
  const format = useFormatter()
  const { imported, created, matched, duplicates, skippedCount, added, removed } = row.report
  const figures = [
    [TOTALS[row.kind], row.progress.total],
    ['imported', imported],
    ['created', created],
    ['matched', matched],
    ['duplicates', duplicates],
    // A first import adds what it reads and removes nothing.
    ...(added === imported ? [] : ([['added', added]] as const)),
    ...(removed === 0 ? [] : ([['removed', removed]] as const)),
    ['skipped', skippedCount],
  ] as const
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-4 px-gutter pt-5 pb-3 phone:grid phone:grid-cols-3 phone:gap-x-4">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt className="text-12 text-ink-3">{t(name)}</dt>
          <dd className="text-28 font-strong [font-variant-numeric:normal] phone:text-20">
            {format.number(value)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

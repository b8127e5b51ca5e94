'use client'

import { Button } from '@/components/ui/button'
import { useReport } from '@/lib/client/imports'
import type { Import } from '@/lib/contract/imports'
import { Report } from './report'
import { WayIn } from './way-in'

/** The report of an import of the past; its skipped rows come when it is opened. */
export function EarlierReport({ row }: { row: Import }) {
  const { data, error, refetch } = useReport(row)
  return (
    <>
      <div className="flex items-center justify-between gap-4 px-gutter pb-3 text-ink-2 md:justify-end">
        <span className="min-w-0 break-words md:hidden">from {row.name}</span>
        <WayIn row={row} />
      </div>
      <Report row={data} />
      {error && (
        <p role="alert" className="flex flex-wrap items-center gap-3 px-gutter pt-3 text-ink-2">
          The skipped rows did not load. {error.message}
          <Button onClick={() => refetch()}>Try again</Button>
        </p>
      )}
    </>
  )
}

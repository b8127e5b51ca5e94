'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { number } from '@/components/ui/words'
import type { Import } from '@/lib/contract/imports'
import { explained } from './mends'

const SHOWN_FIRST = 50
const COLUMNS =
  'grid grid-cols-[5px_64px_minmax(0,1fr)_minmax(0,1.4fr)] gap-x-4 phone:grid-cols-[5px_minmax(0,1fr)] phone:gap-x-3'

/** The rows that did not come in: where they stand, what stood there, and why. */
export function SkippedRows({ row: { kind, report } }: { row: Import }) {
  const { skipped, skippedCount } = report
  const isFile = kind === 'file'
  const [isAll, setAll] = useState(false)
  const rows = isAll ? skipped : skipped.slice(0, SHOWN_FIRST)
  if (skippedCount === 0) return null
  return (
    <div className="px-gutter pt-4">
      <table className="block">
        <caption className="block pb-1 text-left text-16 font-strong">Skipped</caption>
        <thead className="block phone:sr-only">
          <tr className={`${COLUMNS} h-8 items-center text-left text-12 text-ink-3`}>
            <td />
            <Head>{isFile ? 'Line' : 'Place'}</Head>
            <Head>{isFile ? 'In the file' : 'In the list'}</Head>
            <Head>Why</Head>
          </tr>
        </thead>
        <tbody className="block">
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report does not change, and lines repeat
            <SkippedRow key={index} place={isFile ? 'Line' : 'Place'} {...row} />
          ))}
        </tbody>
      </table>
      {skipped.length === 0 && <Skeleton className="mt-3 h-3 w-84 max-w-full" />}
      {skipped.length > rows.length && (
        <Button className="mt-3" onClick={() => setAll(true)}>
          Show all {number(skipped.length)}
        </Button>
      )}
      {skippedCount > skipped.length && skipped.length > 0 && rows.length === skipped.length && (
        <p className="pt-3 text-ink-2">
          The first {number(skipped.length)} of {number(skippedCount)} are listed.
        </p>
      )}
    </div>
  )
}

type SkippedRowProps = Import['report']['skipped'][number] & { place: string }

function SkippedRow({ line, text, place, ...skip }: SkippedRowProps) {
  const { why, mend } = explained(skip)
  return (
    <tr className={`${COLUMNS} min-h-row items-center py-1.5 hairline-t`}>
      <td
        aria-hidden
        className="h-full min-h-8 rounded-tick inset-ring inset-ring-line-strong phone:row-span-3"
      />
      <td className="p-0 text-ink-3 phone:order-3 phone:text-12">
        {line > 0 && (
          <>
            <span className="md:hidden">{place} </span>
            {number(line)}
          </>
        )}
      </td>
      <td className="min-w-0 p-0 break-words phone:order-1">
        {text || <span className="text-ink-3">An empty row</span>}
      </td>
      <td className="grid min-w-0 p-0 phone:order-2">
        <span className="text-ink-2">{why}</span>
        {mend && <span className="text-12 text-ink-3">{mend}</span>}
      </td>
    </tr>
  )
}

function Head({ children }: { children: string }) {
  return (
    <th scope="col" className="p-0 font-normal">
      {children}
    </th>
  )
}

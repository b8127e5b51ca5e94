'use client'

import { clsx } from 'clsx'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { useFormat } from '@/components/messages/use-format'
import { Icon } from '@/components/ui/icons'
import type { Import } from '@/lib/contract/import'
import { EarlierReport } from './earlier-report'
import { useImportText } from './use-import-text'

/** An earlier import in one line, which expands to its report. */
export function EarlierImport({ row, nowMs }: { row: Import; nowMs: number }) {
  const { ago } = useFormat()
  const [isExpanded, setExpanded] = useState(false)
  const id = useId()
  const text = useImportText()
  const title = text.title(row)
  return (
    <li className="hairline-t">
      <h3>
        <button
          type="button"
          aria-expanded={isExpanded}
          aria-controls={isExpanded ? id : undefined}
          onClick={() => setExpanded(!isExpanded)}
          className="grid min-h-row w-full grid-cols-[16px_minmax(0,1fr)_minmax(0,260px)_120px] items-center gap-x-4 px-gutter py-1.5 text-left -outline-offset-2 hover:bg-fill-1 phone:grid-cols-[16px_minmax(0,1fr)_auto] phone:gap-x-3"
        >
          <Icon
            of={ChevronRight}
            className={clsx(
              'text-ink-3 transition-transform duration-fast phone:row-span-2',
              isExpanded && 'rotate-90',
            )}
          />
          <span className="flex min-w-0 items-baseline gap-x-3">
            <span className="cut">{title}</span>
            {title !== row.name && (
              <span className="cut min-w-0 shrink-2 text-12 text-ink-3 phone:hidden">
                {row.name}
              </span>
            )}
          </span>
          <span
            className={clsx(
              'cut phone:order-3 phone:col-span-2 phone:text-12',
              row.status === 'failed' ? 'text-danger' : 'text-ink-2',
            )}
          >
            {text.outcome(row)}
          </span>
          <span className="text-right text-ink-3 phone:text-12">{ago(row.createdAt, nowMs)}</span>
        </button>
      </h3>
      {isExpanded && (
        <div id={id} className="pt-2 pb-8">
          <EarlierReport row={row} />
        </div>
      )}
    </li>
  )
}

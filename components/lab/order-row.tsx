import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Ribbon } from '@/components/ribbon/ribbon'
import type { Tick } from '@/components/ribbon/tick'
import { RibbonSkeleton } from '@/components/ui/skeleton'
import { Figures, FiguresSkeleton } from './figures'
import { ticksInOrder } from './ticks'
import type { RunResult } from './use-runs'

/** Name, ribbon and figures in one line, or one below the other in narrow containers. */
export const ROW_GRID =
  'grid gap-x-5 gap-y-2 @3xl:grid-cols-[164px_minmax(0,1fr)_minmax(288px,324px)] @3xl:items-center'

// A longer ribbon wraps into rows, and a mark below it would not belong to one tick.
const MAX_MARKED_TRACKS = 500

type OrderRowProps = {
  name: string
  note: string
  /** In list order. */
  ticks: readonly Tick[]
  /** Absent while it is computed. */
  result?: RunResult
  isHighlighted?: boolean
}

/** The order of a list under one algorithm, with its measures. */
export function OrderRow({ name, note, ticks, result, isHighlighted = false }: OrderRowProps) {
  const t = useTranslations('lab.orders')
  const run = result?.run
  const ordered = useMemo(() => run && ticksInOrder(ticks, run.first), [run, ticks])
  const height = isHighlighted ? 'h-16' : 'h-10'
  const count = run?.clashes.length ?? 0
  return (
    <li
      className={clsx(
        ROW_GRID,
        isHighlighted ? 'py-5 inset-shadow-[0_1px_var(--line-strong)]' : 'hairline-t py-3.5',
      )}
    >
      <div>
        <h3 className={clsx(isHighlighted && 'text-16 font-strong')}>{name}</h3>
        <p className="text-12 text-ink-3">{note}</p>
      </div>
      {run && ordered ? (
        <Ribbon
          ticks={ordered}
          marks={ordered.length > MAX_MARKED_TRACKS ? undefined : run.clashes}
          className={height}
          label={count === 0 ? t('withoutClashes', { name }) : t('withClashes', { name, count })}
        />
      ) : (
        <RibbonSkeleton className={height} />
      )}
      {run ? <Figures run={run} means={result.means} /> : <FiguresSkeleton />}
    </li>
  )
}

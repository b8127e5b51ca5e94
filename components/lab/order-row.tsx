import { clsx } from 'clsx'
import { useMemo } from 'react'
import { Ribbon } from '@/components/ribbon/ribbon'
import type { Tick } from '@/components/ribbon/tick'
import { RibbonSkeleton } from '@/components/ui/skeleton'
import { count } from '@/components/ui/words'
import type { Means, Run } from '@/lib/lab/run'
import { Figures, FiguresSkeleton } from './figures'

/** Name, ribbon and figures beside each other where there is room, else one under the other. */
export const ROW_GRID =
  'grid gap-x-5 gap-y-2 @3xl:grid-cols-[164px_minmax(0,1fr)_minmax(288px,324px)] @3xl:items-center'

// A longer ribbon folds into rows, where a line under it would point nowhere.
const MOST_MARKED = 500

type OrderRowProps = {
  name: string
  note: string
  /** The list's ticks, which the run's order points into. */
  ticks: readonly Tick[]
  found?: { run: Run; means?: Means }
  isOurs?: boolean
}

/** One algorithm: the list in its order, and what can be counted there. */
export function OrderRow({ name, note, ticks, found, isOurs = false }: OrderRowProps) {
  const run = found?.run
  const ordered = useMemo(
    () => run && Array.from(run.first, (track) => ticks[track]!),
    [run, ticks],
  )
  const height = isOurs ? 'h-16' : 'h-10'
  return (
    <li
      className={clsx(
        ROW_GRID,
        isOurs ? 'py-5 inset-shadow-[0_1px_var(--line-strong)]' : 'hairline-t py-3.5',
      )}
    >
      <div>
        <h3 className={clsx(isOurs && 'text-16 font-strong')}>{name}</h3>
        <p className="text-12 text-ink-3">{note}</p>
      </div>
      {run && ordered ? (
        <Ribbon
          ticks={ordered}
          marks={ordered.length > MOST_MARKED ? undefined : run.clashes}
          className={height}
          label={labelOf(name, run.clashes.length)}
        />
      ) : (
        <RibbonSkeleton className={height} />
      )}
      {run ? <Figures run={run} means={found.means} /> : <FiguresSkeleton />}
    </li>
  )
}

const labelOf = (name: string, clashes: number): string =>
  clashes === 0
    ? `${name}: no artist twice in a row`
    : `${name}: an artist twice in a row in ${count(clashes, 'place')}`

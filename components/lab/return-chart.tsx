import { useTranslations } from 'next-intl'
import { type ReactNode, useCallback, useMemo } from 'react'
import { Ribbon } from '@/components/ribbon/ribbon'
import type { Tick } from '@/components/ribbon/tick'
import { useCanvas } from '@/components/ribbon/use-canvas'
import { RibbonSkeleton, Skeleton } from '@/components/ui/skeleton'
import type { Run } from '@/lib/lab/compare-algorithms'
import { returnDistances } from '@/lib/lab/return-distances'
import { drawArcs } from './draw-arcs'
import { ticksInOrder } from './ticks'

type ReturnChartProps = {
  title: ReactNode
  /** The name of the algorithm, for the text alternative. */
  name: string
  ticks: readonly Tick[]
  /** Absent while it is computed. */
  run?: Run
}

/** Two consecutive sets, with an arc between the two plays of each track. */
export function ReturnChart({ title, name, ticks, run }: ReturnChartProps) {
  const t = useTranslations('lab.comparison')
  return (
    <figure className="min-w-0">
      <figcaption className="mb-4 flex min-h-control flex-wrap items-center justify-between gap-x-4">
        <h3 className="flex min-w-0 items-center text-16 font-strong">{title}</h3>
        <p className="text-12 text-ink-2">
          {run ? <EarlyReturns count={run.earlyReturns} /> : <Skeleton className="h-4 w-36" />}
        </p>
      </figcaption>
      {run ? (
        <Chart name={name} ticks={ticks} run={run} />
      ) : (
        <div className="flex h-65 items-end @3xl:h-73">
          <RibbonSkeleton className="h-7" />
        </div>
      )}
      <div aria-hidden className="mt-2 grid grid-cols-2 text-12 text-ink-3">
        <span>{t('set', { number: 1 })}</span>
        <span>{t('set', { number: 2 })}</span>
      </div>
    </figure>
  )
}

function EarlyReturns({ count }: { count: number }) {
  const t = useTranslations('lab.comparison')
  return count === 0 ? t('noneEarly') : t.rich('early', { count, strong })
}

const strong = (text: ReactNode) => <span className="text-danger">{text}</span>

type ChartProps = { name: string; ticks: readonly Tick[]; run: Run }

function Chart({ name, ticks, run }: ChartProps) {
  const t = useTranslations('lab.comparison')
  const scene = useMemo(
    () => ({
      artists: ticks.map(({ artistId }) => artistId),
      first: run.first,
      distances: returnDistances(run.first, run.second),
    }),
    [ticks, run],
  )
  const canvas = useCanvas(
    useCallback((context, surface, theme) => drawArcs(context, surface, theme, scene), [scene]),
  )
  return (
    <>
      <canvas
        ref={canvas}
        role="img"
        aria-label={t('chart', { name, count: run.earlyReturns, turnCount: run.shortestReturn })}
        className="block h-58 w-full @3xl:h-66"
      />
      <div className="grid grid-cols-2 gap-0.5">
        <SetRibbon order={run.first} ticks={ticks} />
        <SetRibbon order={run.second} ticks={ticks} />
      </div>
    </>
  )
}

function SetRibbon({ order, ticks }: { order: Int32Array; ticks: readonly Tick[] }) {
  const ordered = useMemo(() => ticksInOrder(ticks, order), [order, ticks])
  return <Ribbon ticks={ordered} isInteractive={false} className="h-7" />
}

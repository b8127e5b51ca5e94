import { type ReactNode, useCallback, useMemo } from 'react'
import { Ribbon } from '@/components/ribbon/ribbon'
import type { Tick } from '@/components/ribbon/tick'
import { useCanvas } from '@/components/ribbon/use-canvas'
import { RibbonSkeleton, Skeleton } from '@/components/ui/skeleton'
import { count } from '@/components/ui/words'
import { returnDistances } from '@/lib/lab/return-distances'
import type { Run } from '@/lib/lab/run'
import { drawArcs } from './draw-arcs'

type TwoSetsProps = { title: ReactNode; name: string; ticks: readonly Tick[]; run?: Run }

/** Two sets in a row, and how far each track's two plays lie apart. */
export function TwoSets({ title, name, ticks, run }: TwoSetsProps) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-4 flex min-h-control flex-wrap items-center justify-between gap-x-4">
        <h3 className="flex min-w-0 items-center text-16 font-strong">{title}</h3>
        <p className="text-12 text-ink-2">
          {run ? <Early early={run.early} /> : <Skeleton className="h-4 w-36" />}
        </p>
      </figcaption>
      {run ? (
        <Picture name={name} ticks={ticks} run={run} />
      ) : (
        <div className="flex h-65 items-end @3xl:h-73">
          <RibbonSkeleton className="h-7" />
        </div>
      )}
      <div aria-hidden className="mt-2 grid grid-cols-2 text-12 text-ink-3">
        <span>Set 1</span>
        <span>Set 2</span>
      </div>
    </figure>
  )
}

function Early({ early }: { early: number }) {
  if (early === 0) return 'None returns within half a list'
  return (
    <>
      <span className="text-danger">{count(early, 'track')}</span>{' '}
      {early === 1 ? 'returns' : 'return'} within half a list
    </>
  )
}

type PictureProps = { name: string; ticks: readonly Tick[]; run: Run }

function Picture({ name, ticks, run }: PictureProps) {
  const scene = useMemo(
    () => ({
      artists: ticks.map(({ artistId }) => artistId),
      first: run.first,
      distances: returnDistances(run.first, run.second),
    }),
    [ticks, run],
  )
  const canvas = useCanvas(
    useCallback((pen, surface, theme) => drawArcs(pen, surface, theme, scene), [scene]),
  )
  return (
    <>
      <canvas
        ref={canvas}
        role="img"
        aria-label={labelOf(name, run)}
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
  const ordered = useMemo(() => Array.from(order, (track) => ticks[track]!), [order, ticks])
  return <Ribbon ticks={ordered} isInteractive={false} className="h-7" />
}

function labelOf(name: string, { early, soonest }: Run): string {
  const near = early === 0 ? 'None' : count(early, 'track')
  return `${name}: arcs from each track's play in the first set to its play in the second. Shorter than half the list: ${near}. The soonest return is after ${count(soonest, 'turn')}.`
}

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import { count } from '@/components/ui/words'
import { evennessOf } from '@/lib/lab/evenness'
import type { Means, Run } from '@/lib/lab/run'

/** What the three columns of figures are called. */
export const COLUMNS = ['Same artist in a row', 'Unevenness of gaps', 'Soonest return'] as const

type FiguresProps = { run: Run; means?: Means }

/** What can be counted in an order: a figure, and under it what to make of it. */
export function Figures({ run, means }: FiguresProps) {
  const size = run.first.length
  const variation = means?.gapVariation
  const evenness = variation === undefined ? 'nothing to spread' : evennessOf(variation)
  return (
    <Columns>
      <Figure
        name={COLUMNS[0]}
        value={run.avoidable}
        word={means && `mean ${short(means.avoidable)}`}
        isBad={run.avoidable > 0}
      />
      <Figure
        name={COLUMNS[1]}
        value={run.gapVariation?.toFixed(2) ?? '–'}
        word={means && evenness}
      />
      <Figure
        name={COLUMNS[2]}
        value={`${Math.floor((100 * run.soonest) / size)} %`}
        word={`after ${count(run.soonest, 'turn')}`}
        isBad={run.soonest < Math.floor(size / 2)}
      />
    </Columns>
  )
}

/** Figures that are being counted. */
export function FiguresSkeleton() {
  return (
    <Columns>
      {COLUMNS.map((name) => (
        <Figure key={name} name={name} value={<Skeleton className="my-1 h-5 w-10" />} />
      ))}
    </Columns>
  )
}

const Columns = ({ children }: { children: ReactNode }) => (
  <dl className="grid grid-cols-3 gap-x-4 @3xl:gap-x-0">{children}</dl>
)

type FigureProps = { name: string; value: ReactNode; word?: string; isBad?: boolean }

function Figure({ name, value, word, isBad = false }: FigureProps) {
  return (
    <div className="flex flex-col justify-end @3xl:items-end">
      <dt className="mb-0.5 text-12 text-ink-3 @3xl:sr-only">{name}</dt>
      <dd className="flex flex-col whitespace-nowrap @3xl:items-end">
        <span className={clsx('text-20', isBad && 'text-danger')}>{value}</span>
        <span className="min-h-4 text-12 text-ink-3">{word}</span>
      </dd>
    </div>
  )
}

const short = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(1)

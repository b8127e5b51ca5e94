import { clsx } from 'clsx'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import type { Means, Run } from '@/lib/lab/compare-algorithms'
import { classifyGaps } from '@/lib/lab/evenness'
import { MEASURES, type Measure } from './measures'

type FiguresProps = {
  run: Run
  /** Absent while they are computed. */
  means?: Means
}

/** The measures of a run, each with its mean or its meaning below. */
export function Figures({ run, means }: FiguresProps) {
  const t = useTranslations('lab.figures')
  const format = useFormatter()
  const size = run.first.length
  const variation = means?.gapVariation
  const evenness = variation === undefined ? 'noGaps' : classifyGaps(variation)
  return (
    <Columns>
      <Figure
        measure="clashes"
        value={run.avoidableClashes}
        note={means && t('mean', { mean: toTenths(means.avoidableClashes) })}
        isBad={run.avoidableClashes > 0}
      />
      <Figure
        measure="gaps"
        value={run.gapVariation === undefined ? '–' : format.number(run.gapVariation, HUNDREDTHS)}
        note={means && t(evenness)}
      />
      <Figure
        measure="returns"
        value={t('share', { share: Math.floor((100 * run.shortestReturn) / size) / 100 })}
        note={t('turns', { count: run.shortestReturn })}
        isBad={run.shortestReturn < Math.floor(size / 2)}
      />
    </Columns>
  )
}

/** The figures while they are computed. */
export function FiguresSkeleton() {
  return (
    <Columns>
      {MEASURES.map((measure) => (
        <Figure key={measure} measure={measure} value={<Skeleton className="my-1 h-5 w-10" />} />
      ))}
    </Columns>
  )
}

const Columns = ({ children }: { children: ReactNode }) => (
  <dl className="grid grid-cols-3 gap-x-4 @3xl:gap-x-0">{children}</dl>
)

type FigureProps = { measure: Measure; value: ReactNode; note?: string; isBad?: boolean }

function Figure({ measure, value, note, isBad = false }: FigureProps) {
  const t = useTranslations('lab.measures')
  return (
    <div className="flex flex-col justify-end @3xl:items-end">
      <dt className="mb-0.5 text-12 text-ink-3 @3xl:sr-only">{t(measure)}</dt>
      <dd className="flex flex-col whitespace-nowrap @3xl:items-end">
        <span className={clsx('text-20', isBad && 'text-danger')}>{value}</span>
        <span className="min-h-4 text-12 text-ink-3">{note}</span>
      </dd>
    </div>
  )
}

const HUNDREDTHS = { minimumFractionDigits: 2, maximumFractionDigits: 2 }

const toTenths = (value: number): number => Math.round(value * 10) / 10

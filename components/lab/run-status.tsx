import { useTranslations } from 'next-intl'
import type { Runs } from './use-runs'

/** Announces the result of a shuffle to screen readers. */
export function RunStatus({ runs, seed }: { runs: Runs; seed: string }) {
  const t = useTranslations('lab')
  const run = runs.isComplete ? runs.byId.riffle?.run : undefined
  return (
    <p role="status" className="sr-only">
      {run && t('status', { seed, count: run.avoidableClashes, turnCount: run.shortestReturn })}
    </p>
  )
}

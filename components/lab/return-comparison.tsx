import { useTranslations } from 'next-intl'
import type { Tick } from '@/components/ribbon/tick'
import { BASELINE_IDS, type BaselineId, isBaselineId } from '@/lib/lab/baselines'
import { Dropdown } from './dropdown'
import { ReturnChart } from './return-chart'
import type { Runs } from './use-runs'

type ReturnComparisonProps = {
  ticks: readonly Tick[]
  runs: Runs
  baseline: BaselineId
  onChoose: (baseline: BaselineId) => void
}

/** The returns of tracks under a chosen algorithm and under Riffle, side by side. */
export function ReturnComparison({ ticks, runs, baseline, onChoose }: ReturnComparisonProps) {
  const t = useTranslations('lab')
  const title = (
    <>
      <Dropdown
        label={t('comparison.compareWith')}
        value={baseline}
        onChoose={(value) => isBaselineId(value) && onChoose(value)}
        className="min-h-control pl-3"
      >
        {BASELINE_IDS.map((id) => (
          <option key={id} value={id}>
            {t(`algorithms.${id}.name`)}
          </option>
        ))}
      </Dropdown>
      <span className="ml-2 whitespace-nowrap">{t('comparison.twoSets')}</span>
    </>
  )
  return (
    <section aria-labelledby="returns" className="grid gap-8 @3xl:grid-cols-2">
      <h2 id="returns" className="sr-only">
        {t('comparison.title')}
      </h2>
      <ReturnChart
        title={title}
        name={t(`algorithms.${baseline}.name`)}
        ticks={ticks}
        run={runs.byId[baseline]?.run}
      />
      <ReturnChart
        title={t('comparison.riffle')}
        name="Riffle"
        ticks={ticks}
        run={runs.byId.riffle?.run}
      />
    </section>
  )
}

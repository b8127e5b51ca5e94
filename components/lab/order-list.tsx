import { useTranslations } from 'next-intl'
import { Ribbon } from '@/components/ribbon/ribbon'
import type { Tick } from '@/components/ribbon/tick'
import { RibbonSkeleton, Skeleton } from '@/components/ui/skeleton'
import { BASELINE_IDS } from '@/lib/lab/baselines'
import type { Omission } from '@/lib/lab/lab-list'
import type { Mode } from '@/lib/shuffle/modes'
import { FactsText } from './facts-text'
import { MEASURES } from './measures'
import { OrderRow, ROW_GRID } from './order-row'
import type { Runs } from './use-runs'

type OrderListProps = { ticks: readonly Tick[]; runs: Runs; mode: Mode; omission?: Omission }

/** The order of a list under every algorithm, one ribbon per row. */
export function OrderList({ ticks, runs, mode, omission }: OrderListProps) {
  const t = useTranslations('lab')
  const modes = useTranslations('modes')
  const { byId, facts } = runs
  return (
    <section aria-labelledby="orders">
      <h2 id="orders" className="sr-only">
        {t('orders.title')}
      </h2>
      <div className={`${ROW_GRID} pb-4 text-12 text-ink-3 @3xl:items-end`}>
        <span aria-hidden className="hidden @3xl:block">
          {t('orders.column')}
        </span>
        <p>
          {facts ? (
            <FactsText facts={facts} omission={omission} />
          ) : (
            <Skeleton className="h-4 w-40" />
          )}
        </p>
        <div aria-hidden className="hidden grid-cols-3 items-end text-right @3xl:grid">
          {MEASURES.map((measure) => (
            <span
              key={measure}
              className="justify-self-end first:max-w-20 [&:nth-child(2)]:max-w-18"
            >
              {t(`measures.${measure}`)}
            </span>
          ))}
        </div>
      </div>
      <ul>
        <li className={`${ROW_GRID} pb-3.5`}>
          <h3>{t('orders.listOrder')}</h3>
          {ticks.length > 0 ? (
            <Ribbon ticks={ticks} className="h-3" label={t('orders.listOrderLabel')} />
          ) : (
            <RibbonSkeleton className="h-3" />
          )}
        </li>
        {BASELINE_IDS.map((id) => (
          <OrderRow
            key={id}
            name={t(`algorithms.${id}.name`)}
            note={t(`algorithms.${id}.note`)}
            ticks={ticks}
            result={byId[id]}
          />
        ))}
        <OrderRow
          name="Riffle"
          note={mode === 'balanced' ? t('riffle.balanced') : modes(`${mode}.description`)}
          ticks={ticks}
          result={byId.riffle}
          isHighlighted
        />
      </ul>
    </section>
  )
}

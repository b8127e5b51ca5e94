import { useTranslations } from 'next-intl'
import { Ribbon } from '@/components/ribbon/ribbon'
import type { Tick } from '@/components/ribbon/tick'
import { RibbonSkeleton, Skeleton } from '@/components/ui/skeleton'
import { count } from '@/components/ui/words'
import { KNOWN_NAMES } from '@/lib/lab/algorithm-names'
import type { ListFacts } from '@/lib/lab/run'
import type { Mode } from '@/lib/shuffle'
import { COLUMNS } from './figures'
import { OrderRow, ROW_GRID } from './order-row'
import type { Runs } from './use-runs'

type OrderListProps = { ticks: readonly Tick[]; runs: Runs; mode: Mode; note?: string }

/** One list under every algorithm, a ribbon a row. */
export function OrderList({ ticks, runs, mode, note }: OrderListProps) {
  const modes = useTranslations('modes')
  const { byId, facts } = runs
  const riffle = mode === 'balanced' ? 'Spread, not a clock' : modes(`${mode}.description`)
  return (
    <section aria-labelledby="orders">
      <h2 id="orders" className="sr-only">
        Orders
      </h2>
      <div className={`${ROW_GRID} pb-4 text-12 text-ink-3 @3xl:items-end`}>
        <span aria-hidden className="hidden @3xl:block">
          Order
        </span>
        <p>{facts ? wordsFor(facts, note) : <Skeleton className="h-4 w-40" />}</p>
        <div aria-hidden className="hidden grid-cols-3 items-end text-right @3xl:grid">
          {COLUMNS.map((name) => (
            <span key={name} className="justify-self-end first:max-w-20 [&:nth-child(2)]:max-w-18">
              {name}
            </span>
          ))}
        </div>
      </div>
      <ul>
        <li className={`${ROW_GRID} pb-3.5`}>
          <h3>List order</h3>
          {ticks.length > 0 ? (
            <Ribbon ticks={ticks} className="h-3" label="The list as it is" />
          ) : (
            <RibbonSkeleton className="h-3" />
          )}
        </li>
        {KNOWN_NAMES.map(({ id, name, note }) => (
          <OrderRow key={id} name={name} note={note} ticks={ticks} found={byId[id]} />
        ))}
        <OrderRow name="Riffle" note={riffle} ticks={ticks} found={byId.riffle} isOurs />
      </ul>
    </section>
  )
}

function wordsFor({ tracks, artists, unavoidable }: ListFacts, note?: string): string {
  const list = `${count(tracks, 'track')} by ${count(artists, 'artist')}`
  const forced =
    unavoidable > 0 ? `, of which ${unavoidable} must repeat the artist before in any order` : ''
  return `${list}${forced}${note ? `. ${note}` : ''}`
}

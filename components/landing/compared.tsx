'use client'

import { clsx } from 'clsx'
import { useMemo } from 'react'
import { Ribbon } from '@/components/ribbon/ribbon'
import { count } from '@/components/ui/words'
import type { ExampleDeal, ExampleOrder, ExampleTrack } from './example'

type ComparedProps = { tracks: readonly ExampleTrack[]; deal: ExampleDeal }

/** The same tracks in plain random order and in ours, with what can be counted in them. */
export function Compared({ tracks, deal }: ComparedProps) {
  return (
    <section aria-label="Plain random compared with Riffle" className="px-(--edge) pt-6 pb-10">
      <table className="w-full border-collapse">
        <thead>
          <tr className="text-12 text-ink-3 *:pb-2 *:align-bottom *:font-normal">
            <td />
            <th scope="col" className="text-left">
              The same {tracks.length} tracks
            </th>
            <th scope="col" className="w-19 pl-3 text-right md:w-44">
              Same artist in a row
            </th>
            <th scope="col" className="w-19 pl-3 text-right md:w-44">
              Soonest a track returns
            </th>
          </tr>
        </thead>
        <tbody>
          <Row name="Plain random" tracks={tracks} order={deal.random} />
          <Row name="Riffle" tracks={tracks} order={deal.balanced} />
        </tbody>
      </table>
    </section>
  )
}

type RowProps = { name: string; tracks: readonly ExampleTrack[]; order: ExampleOrder }

function Row({ name, tracks, order }: RowProps) {
  const ticks = useMemo(() => order.order.map((index) => tracks[index]!), [order, tracks])
  const isFar = order.soonest >= Math.floor(tracks.length / 2)
  const clashes = order.clashes.length
  const figure = 'pl-3 text-right text-14 whitespace-nowrap md:text-20'
  return (
    <tr className="*:py-1.5 *:align-middle">
      <th scope="row" className="w-16 pr-2 text-left font-strong md:w-32">
        {name}
      </th>
      <td>
        <Ribbon
          ticks={ticks}
          marks={order.clashes}
          className="h-8.5"
          label={`${name}: ${clashes === 0 ? 'no artist twice in a row' : `an artist twice in a row in ${count(clashes, 'place')}, underlined`}`}
        />
      </td>
      <td className={clsx(figure, clashes > 0 && 'text-danger')}>
        {clashes === 0 ? 'never' : count(clashes, 'time')}
      </td>
      <td className={clsx(figure, !isFar && 'text-danger')}>{count(order.soonest, 'turn')}</td>
    </tr>
  )
}

'use client'

import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Ribbon } from '@/components/ribbon/ribbon'
import type { Tick } from '@/components/ribbon/tick'
import type { ExampleDeal, ExampleOrder } from './example'
import { exampleTracks } from './example-tracks'

const count = exampleTracks.length

/** The same tracks in plain random order and in the order of Riffle, each with its measures. */
export function Compared({ deal }: { deal: ExampleDeal }) {
  const t = useTranslations('landing.compared')
  const ticks = useTicks()
  return (
    <section aria-label={t('label')} className="px-(--edge) pt-6 pb-10">
      <table className="w-full border-collapse">
        <thead>
          <tr className="text-12 text-ink-3 *:pb-2 *:align-bottom *:font-normal">
            <td />
            <th scope="col" className="text-left">
              {t('sameTracks', { count })}
            </th>
            <th scope="col" className="w-19 pl-3 text-right md:w-44">
              {t('sameArtistInRow')}
            </th>
            <th scope="col" className="w-19 pl-3 text-right md:w-44">
              {t('soonestReturn')}
            </th>
          </tr>
        </thead>
        <tbody>
          <Row name={t('plainRandom')} ticks={ticks} order={deal.random} />
          <Row name="Riffle" ticks={ticks} order={deal.balanced} />
        </tbody>
      </table>
    </section>
  )
}

/** Returns the ticks of the tracks in list order, with titles and artists. */
function useTicks(): Tick[] {
  const t = useTranslations('landing.stage')
  return useMemo(
    () =>
      exampleTracks.map(({ artistId, artistNumber, trackNumber }) => ({
        artistId,
        title: t('trackTitle', { number: trackNumber }),
        artistName: t('artistName', { number: artistNumber }),
      })),
    [t],
  )
}

type RowProps = { name: string; ticks: Tick[]; order: ExampleOrder }

function Row({ name, ticks, order }: RowProps) {
  const t = useTranslations('landing.compared')
  const ordered = useMemo(() => order.order.flatMap((index) => ticks[index] ?? []), [order, ticks])
  const isLate = order.soonest >= Math.floor(count / 2)
  const clashes = order.clashes.length
  const figure = 'pl-3 text-right text-14 whitespace-nowrap md:text-20'
  return (
    <tr className="*:py-1.5 *:align-middle">
      <th scope="row" className="w-16 pr-2 text-left font-strong md:w-32">
        {name}
      </th>
      <td>
        <Ribbon
          ticks={ordered}
          marks={order.clashes}
          className="h-8.5"
          label={t('ribbon', { name, count: clashes })}
        />
      </td>
      <td className={clsx(figure, clashes > 0 && 'text-danger')}>
        {t('times', { count: clashes })}
      </td>
      <td className={clsx(figure, !isLate && 'text-danger')}>
        {t('turns', { count: order.soonest })}
      </td>
    </tr>
  )
}

'use client'

import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { COLUMNS } from './columns'

/** The column headers of a track table; they stay visible while the rows scroll. */
export function TrackHead({ hasSet }: { hasSet: boolean }) {
  const t = useTranslations('tracks.columns')
  return (
    <thead className="sticky top-0 z-2 block bg-display phone:sr-only">
      <tr
        className={clsx(
          'hairline-b grid h-8 items-center text-left text-12 text-ink-3 *:font-normal',
          COLUMNS,
        )}
      >
        <th scope="col" className="pr-2 text-right phone:hidden">
          {t('number')}
        </th>
        <th scope="col" className="px-2">
          {t('title')}
        </th>
        <th scope="col" className="px-2 @max-2xl/main:hidden">
          {t('album')}
        </th>
        <th scope="col" className="px-2">
          {hasSet ? t('set') : <span className="sr-only">{t('shuffle')}</span>}
        </th>
        <th scope="col">
          <span className="sr-only">{t('actions')}</span>
        </th>
        <th scope="col" className="px-2 text-right phone:hidden md:pr-8">
          {t('time')}
        </th>
      </tr>
    </thead>
  )
}

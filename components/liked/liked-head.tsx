'use client'

import { useTranslations } from 'next-intl'
import { Cover } from '@/components/ribbon/cover'

/** Cover and size of the liked songs; `artists` has the first artist of each song in list order. */
export function LikedHead({ artists }: { artists: string[] }) {
  const t = useTranslations('liked')
  return (
    <div className="flex items-end gap-6 phone:items-center phone:gap-4">
      <Cover artists={artists} className="size-26 phone:size-24" />
      <div className="grid min-w-0 flex-1 gap-2 pb-0.5 phone:gap-1">
        <h1 className="text-28 font-strong md:text-40">{t('title')}</h1>
        <p className="text-ink-2">
          {t('summary', { count: artists.length, artistCount: new Set(artists).size })}
        </p>
      </div>
    </div>
  )
}

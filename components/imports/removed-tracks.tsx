'use client'

import { useTranslations } from 'next-intl'
import type { Import } from '@/lib/contract/import'
import { ChangedTracks } from './changed-tracks'

type RemovedTracksProps = { report: Import['report']; isLoading: boolean }

/** The tracks that an import removed from playlists; nothing if those were deleted. */
export function RemovedTracks({ report, isLoading }: RemovedTracksProps) {
  const t = useTranslations('imports.report')
  const { removedTracks: tracks, removed: total } = report
  if (tracks.length === 0 && !isLoading) return null
  return (
    <div className="grid gap-2 px-gutter pt-4">
      <h3 className="text-16 font-strong">{t('removed')}</h3>
      <ChangedTracks label={t('removed')} {...{ tracks, total, isLoading }} />
    </div>
  )
}

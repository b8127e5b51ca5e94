'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { ChangedTrack } from '@/lib/contract/import-changes'

const COLLAPSED_TRACKS = 5

type ChangedTracksProps = {
  label: string
  tracks: ChangedTrack[]
  /** The number of all tracks, of which `tracks` may be the first. */
  total: number
  isLoading: boolean
}

/** Tracks that an import removed or would remove, the first five at first. None after their playlist was deleted. */
export function ChangedTracks({ label, tracks, total, isLoading }: ChangedTracksProps) {
  const t = useTranslations('imports.changedTracks')
  const format = useFormatter()
  const [isExpanded, setExpanded] = useState(false)
  if (tracks.length === 0) {
    return isLoading ? <Skeleton className="h-3 w-84 max-w-full" /> : null
  }
  const shown = isExpanded ? tracks : tracks.slice(0, COLLAPSED_TRACKS)
  return (
    <>
      <ul aria-label={label} className="grid gap-1">
        {shown.map(({ songId, title, artists }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a song may be listed twice, and the list does not change
          <li key={`${songId} ${index}`} className="flex min-w-0 flex-wrap gap-x-2">
            <span className="min-w-0 break-words">{title}</span>
            <span className="min-w-0 break-words text-ink-2">
              {format.list(artists, { type: 'unit' })}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < tracks.length && (
        <div>
          <Button onClick={() => setExpanded(true)}>
            {t('showAll', { count: tracks.length })}
          </Button>
        </div>
      )}
      {shown.length === tracks.length && tracks.length < total && (
        <p className="text-ink-2">{t('first', { shown: tracks.length, total })}</p>
      )}
    </>
  )
}

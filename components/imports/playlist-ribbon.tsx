'use client'

import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Ribbon } from '@/components/ribbon/ribbon'
import { Button } from '@/components/ui/button'
import { RibbonSkeleton } from '@/components/ui/skeleton'
import { ApiProblem } from '@/lib/client/api'
import { importedTracksQuery } from '@/lib/client/imported-tracks'
import type { Import } from '@/lib/contract/import'
import { PlainRibbon } from './plain-ribbon'

type PlaylistRibbonProps = {
  playlist: Import['playlists'][number]
  /** The number of tracks to load at most. */
  maxTracks: number
  /** Sets the height, such as `h-14`. */
  className: string
}

/** The ribbon of an imported playlist, without artists until its tracks are loaded. */
export function PlaylistRibbon({ playlist, maxTracks, className }: PlaylistRibbonProps) {
  const t = useTranslations('imports.report')
  const { name, trackCount } = playlist
  const { data: tracks, error, refetch } = useQuery(importedTracksQuery(playlist.id, maxTracks))
  if (trackCount === 0) return <RibbonSkeleton className={className} />
  if (!tracks) {
    return (
      <>
        <PlainRibbon done={trackCount} total={trackCount} className={className} />
        {error && <LoadError error={error} onRetry={() => refetch()} />}
      </>
    )
  }
  return (
    <>
      <div className="starting:opacity-0 transition-opacity duration-slow">
        <Ribbon
          ticks={tracks}
          fuse={false}
          label={t('ribbon', { name, count: trackCount })}
          className={clsx('block', className)}
        />
      </div>
      {tracks.length === maxTracks && trackCount > maxTracks && (
        <p className="px-gutter pt-2 text-12 text-ink-3">
          {t('firstTracks', { shown: maxTracks, total: trackCount })}
        </p>
      )}
    </>
  )
}

function LoadError({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations('imports')
  const problemText = useProblemText()
  if (error instanceof ApiProblem && error.status === 404) {
    return <p className="px-gutter pt-2 text-ink-2">{t('report.deleted')}</p>
  }
  return (
    <p className="flex flex-wrap items-center gap-3 px-gutter pt-2 text-ink-2">
      {t('report.ribbonFailed', { reason: problemText(error) })}
      <Button onClick={onRetry}>{t('tryAgain')}</Button>
    </p>
  )
}

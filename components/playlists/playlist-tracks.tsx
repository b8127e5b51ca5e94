'use client'

import { useTranslations } from 'next-intl'
import { useProblemText } from '@/components/messages/use-problem-text'
import type { Source } from '@/components/player/engine/types'
import type { RunningSet } from '@/components/player/ui/use-running-set'
import { TrackTable } from '@/components/tracks/track-table'
import type { TrackEdits } from '@/components/tracks/use-track-edits'
import { ErrorState } from '@/components/ui/error-state'
import type { useTracks } from '@/lib/client/use-tracks'

type PlaylistTracksProps = {
  source: Source
  /** The number of tracks, also of those that are still loading. */
  total: number
  loading: Pick<ReturnType<typeof useTracks>, 'tracks' | 'isComplete' | 'error' | 'retry'>
  set: RunningSet | undefined
  edits: TrackEdits
}

/** The tracks of a playlist, with the state of those that are still loading below them. */
export function PlaylistTracks({ source, total, loading, set, edits }: PlaylistTracksProps) {
  const t = useTranslations('playlists')
  const problemText = useProblemText()
  const { tracks, isComplete, error, retry } = loading
  return (
    <TrackTable
      label={t('tracksOf', { name: source.name })}
      tracks={tracks}
      total={error ? undefined : total}
      source={source}
      set={set}
      edits={edits}
    >
      {!isComplete && !error && (
        <span role="status" aria-label={t('loadingMore')} className="sr-only" />
      )}
      {error && (
        <div className="px-gutter py-8">
          <ErrorState
            title={t('restFailed.title')}
            detail={t('restFailed.detail', { reason: problemText(error) })}
            onRetry={retry}
          />
        </div>
      )}
    </TrackTable>
  )
}

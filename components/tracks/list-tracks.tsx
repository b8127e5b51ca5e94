'use client'

import { useTranslations } from 'next-intl'
import { useProblemText } from '@/components/messages/use-problem-text'
import type { Source } from '@/components/player/engine/types'
import type { RunningSet } from '@/components/player/ui/use-running-set'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import type { useTracks } from '@/lib/client/use-tracks'
import type { Track } from '@/lib/contract/playlist-tracks'
import { TrackTable } from './track-table'
import { TrackTableSkeleton } from './track-table-skeleton'

type ListTracksProps = {
  label: string
  source: Source
  loading: Pick<ReturnType<typeof useTracks>, 'tracks' | 'isComplete' | 'error' | 'retry'>
  set: RunningSet | undefined
  numberOf?: (track: Track) => string
}

/** The songs of an album or artist, with the state of those that are still loading below them. */
export function ListTracks({ label, source, loading, set, numberOf }: ListTracksProps) {
  const t = useTranslations('tracks.list')
  const problemText = useProblemText()
  const { tracks, isComplete, error, retry } = loading
  if (isComplete && tracks.length === 0) {
    return (
      <div className="px-gutter py-8">
        <EmptyState title={t('empty.title')}>{t('empty.detail')}</EmptyState>
      </div>
    )
  }
  return (
    <TrackTable label={label} tracks={tracks} source={source} set={set} numberOf={numberOf}>
      {!isComplete && !error && <TrackTableSkeleton label={t('loadingMore')} />}
      {error && (
        <div className="px-gutter py-8">
          <ErrorState title={t('restFailed')} detail={problemText(error)} onRetry={retry} />
        </div>
      )}
    </TrackTable>
  )
}

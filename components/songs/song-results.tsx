'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Source } from '@/components/player/engine/types'
import { TrackTable } from '@/components/tracks/track-table'
import { Button } from '@/components/ui/button'
import { asTrack } from '@/lib/client/as-track'
import type { Song } from '@/lib/contract/song'
import { LIBRARY_LIST } from '@/lib/list-id'
import { LoadMoreSentinel } from './load-more-sentinel'
import { SongRowsSkeleton } from './song-rows-skeleton'

type SongResultsProps = {
  songs: Song[]
  findSource: () => Promise<Source>
  hasMore: boolean
  /** Why the next page could not be loaded. */
  moreError?: string
  onMore: () => void
}

/** The results of a search. The next page is loaded before the user reaches the end. */
export function SongResults({ songs, findSource, hasMore, moreError, onMore }: SongResultsProps) {
  const t = useTranslations('songs')
  const tracks = useMemo(() => songs.map((song) => asTrack(song)), [songs])
  // Songs are marked in whatever list of songs they play.
  const source = useMemo(() => ({ list: LIBRARY_LIST, name: t('source') }), [t])
  return (
    <TrackTable label={t('label')} tracks={tracks} source={source} findSource={findSource}>
      {moreError && (
        <p role="alert" className="flex flex-wrap items-center gap-3 px-gutter py-4 text-ink-2">
          {t('restFailed', { reason: moreError })}
          <Button onClick={onMore}>{t('tryAgain')}</Button>
        </p>
      )}
      {!moreError && hasMore && (
        <LoadMoreSentinel key={songs.length} onVisible={onMore}>
          <SongRowsSkeleton />
        </LoadMoreSentinel>
      )}
    </TrackTable>
  )
}

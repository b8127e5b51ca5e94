'use client'

import { useMemo } from 'react'
import type { Source } from '@/components/player/engine/types'
import { TrackTable } from '@/components/tracks/track-table'
import { Button } from '@/components/ui/button'
import type { Song } from '@/lib/contract/songs'
import { LIBRARY_LIST } from '@/lib/list-id'
import { asTrack } from './as-track'
import { SongBones } from './song-bones'
import { WhenSeen } from './when-seen'

// What is played from here goes on with one's own songs.
const SOURCE: Source = { list: LIBRARY_LIST, name: 'Your songs' }

type FoundSongsProps = {
  songs: Song[]
  hasMore: boolean
  /** Why the rest did not load. */
  moreError?: string
  onMore: () => void
}

/** Songs, ten or ten thousand; the next ones are fetched before one gets there. */
export function FoundSongs({ songs, hasMore, moreError, onMore }: FoundSongsProps) {
  const tracks = useMemo(() => songs.map((song) => asTrack(song)), [songs])
  return (
    <TrackTable label="Songs" tracks={tracks} source={SOURCE}>
      {moreError ? (
        <p role="alert" className="flex flex-wrap items-center gap-3 px-gutter py-4 text-ink-2">
          The rest did not load. {moreError}
          <Button onClick={onMore}>Try again</Button>
        </p>
      ) : (
        hasMore && (
          <WhenSeen key={songs.length} onSeen={onMore}>
            <SongBones />
          </WhenSeen>
        )
      )}
    </TrackTable>
  )
}

'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { SyncLine } from '@/components/connections/sync-line'
import { usePlayer } from '@/components/player/ui/player-context'
import { useRunningSet, useTicks } from '@/components/player/ui/use-running-set'
import { TrackTable } from '@/components/tracks/track-table'
import { TrackTableSkeleton } from '@/components/tracks/track-table-skeleton'
import { useTrackEdits } from '@/components/tracks/use-track-edits'
import { ErrorState } from '@/components/ui/error-state'
import { DropAudio } from '@/components/uploads/drop-audio'
import type { TrackPage } from '@/lib/client/list-queries'
import { useTracks } from '@/lib/client/use-tracks'
import type { Playlist } from '@/lib/contract/playlists'
import type { ShuffleSettings, ShuffleState } from '@/lib/contract/shuffle'
import { EmptyPlaylist } from './empty-playlist'
import { ListControls } from './list-controls'
import { ListRibbon } from './list-ribbon'
import { PlaylistActions } from './playlist-actions'
import { PlaylistHead } from './playlist-head'
import { SpacingChoice } from './spacing-choice'

const AddTracks = dynamic(() => import('./add-tracks').then((module) => module.AddTracks))

type PlaylistViewProps = {
  playlist: Playlist
  /** The first page of its tracks; the rest follows by itself. */
  firstPage: TrackPage
  /** Where its shuffle stands; null where none runs. */
  state: ShuffleState | null
  settings: ShuffleSettings
  /** When the page was made, for words like "2 hours ago". */
  nowMs: number
}

/** One playlist: who it is, how it is shuffled, its set as a ribbon, and its tracks. */
export function PlaylistView(props: PlaylistViewProps) {
  const { playlist, firstPage, state, settings, nowMs } = props
  const source = { list: playlist.id, name: playlist.name }
  const { pageSource } = usePlayer()
  const { tracks, isComplete, error, retry } = useTracks(playlist.id, firstPage)
  const set = useRunningSet(playlist.id, state)
  const ticks = useTicks(tracks, set)
  const edits = useTrackEdits(playlist.id)
  const [isAddOpen, setAddOpen] = useState(false)
  const openAdd = () => setAddOpen(true)
  const total = isComplete ? tracks.length : playlist.trackCount

  useEffect(() => {
    pageSource.current = { list: playlist.id, name: playlist.name }
    return () => {
      pageSource.current = null
    }
  }, [pageSource, playlist.id, playlist.name])

  return (
    <>
      <header className="grid gap-5 px-gutter pt-6 pb-4 phone:gap-4 phone:pt-4">
        <PlaylistHead playlist={playlist} tracks={tracks} total={total} set={set}>
          {total > 1 && <SpacingChoice source={source} known={settings} />}
        </PlaylistHead>
        <SyncLine playlist={playlist} nowMs={nowMs} />
        <ListControls source={source} settings={settings} canPlay={total > 0}>
          <PlaylistActions playlist={playlist} hasSet={set !== undefined} onAdd={openAdd} />
        </ListControls>
      </header>
      {total === 0 ? (
        <EmptyPlaylist onAdd={openAdd} />
      ) : (
        <>
          <ListRibbon ticks={ticks} set={set} />
          <TrackTable
            label={`Tracks of ${playlist.name}`}
            tracks={tracks}
            source={source}
            set={set}
            edits={edits}
            isPlaylist
          >
            {!isComplete && !error && <TrackTableSkeleton label="Loading more tracks" />}
            {error && (
              <div className="px-gutter py-8">
                <ErrorState
                  title="The rest did not load"
                  detail={`${error.message} What you see is still yours to play.`}
                  onRetry={retry}
                />
              </div>
            )}
          </TrackTable>
        </>
      )}
      <DropAudio playlist={playlist} />
      {isAddOpen && <AddTracks edits={edits} onClose={() => setAddOpen(false)} />}
    </>
  )
}

'use client'

import dynamic from 'next/dynamic'
import { useMemo, useState } from 'react'
import { SyncLine } from '@/components/connections/sync-line'
import { useRunningSet, useTicks } from '@/components/player/ui/use-running-set'
import { useTrackEdits } from '@/components/tracks/use-track-edits'
import { ChooseAudio } from '@/components/uploads/choose-audio'
import { DropAudio } from '@/components/uploads/drop-audio'
import { PlayableNote } from '@/components/videos/playable-note'
import type { TrackPage } from '@/lib/client/list-tracks'
import { hasRecording } from '@/lib/client/songs'
import { useTracks } from '@/lib/client/use-tracks'
import type { Playlist } from '@/lib/contract/playlist'
import type { ShuffleSettings } from '@/lib/contract/shuffle-settings'
import type { ShuffleState } from '@/lib/contract/shuffle-state'
import { EmptyPlaylist } from './empty-playlist'
import { ListControls } from './list-controls'
import { ListRibbon } from './list-ribbon'
import { PlaylistActions } from './playlist-actions'
import { PlaylistHead } from './playlist-head'
import { PlaylistTracks } from './playlist-tracks'
import { SpacingChoice } from './spacing-choice'
import { usePageSource } from './use-page-source'

const AddTracks = dynamic(() => import('./add-tracks').then((module) => module.AddTracks))

type PlaylistViewProps = {
  playlist: Playlist
  /** The first page of its tracks; the others are loaded after it. */
  firstPage: TrackPage
  /** Null if the playlist has no shuffle session. */
  state: ShuffleState | null
  settings: ShuffleSettings
  /** The time of the request, for relative times such as "2 hours ago". */
  nowMs: number
}

/** The page of a playlist: its figures, shuffle settings, ribbon and tracks. */
export function PlaylistView(props: PlaylistViewProps) {
  const { playlist, firstPage, state, settings, nowMs } = props
  const source = usePageSource({ list: playlist.id, name: playlist.name })
  const loading = useTracks(playlist.id, firstPage)
  const { tracks, isComplete } = loading
  const set = useRunningSet(playlist.id, state)
  const ticks = useTicks(tracks, set)
  const edits = useTrackEdits(playlist.id)
  const [isAddOpen, setAddOpen] = useState(false)
  const openAdd = () => setAddOpen(true)
  const total = isComplete ? tracks.length : playlist.trackCount
  const playableCount = useMemo(
    () =>
      isComplete ? tracks.filter(({ song }) => hasRecording(song)).length : playlist.playableCount,
    [isComplete, tracks, playlist.playableCount],
  )

  return (
    <>
      <header className="grid gap-5 px-gutter pt-6 pb-4 phone:gap-4 phone:pt-4">
        <PlaylistHead playlist={playlist} tracks={tracks} total={total} set={set}>
          {total > 1 && <SpacingChoice source={source} settings={settings} />}
        </PlaylistHead>
        <PlayableNote
          count={playableCount}
          total={total}
          lists={[playlist.id]}
          upload={<ChooseAudio isSmall />}
        />
        <SyncLine playlist={playlist} nowMs={nowMs} />
        <ListControls
          source={source}
          settings={settings}
          canPlay={total > 0}
          playableCount={playableCount}
        >
          <PlaylistActions playlist={playlist} hasSet={set !== undefined} onAdd={openAdd} />
        </ListControls>
      </header>
      {total === 0 ? (
        <EmptyPlaylist onAdd={openAdd} />
      ) : (
        <>
          <ListRibbon list={playlist.id} ticks={ticks} set={set} />
          <PlaylistTracks source={source} total={total} loading={loading} set={set} edits={edits} />
        </>
      )}
      <DropAudio playlist={playlist} />
      {isAddOpen && <AddTracks edits={edits} onClose={() => setAddOpen(false)} />}
    </>
  )
}

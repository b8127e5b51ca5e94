'use client'

import type { RefObject } from 'react'
import { isPlayingOrLoading } from '@/components/player/engine/status'
import { selectCurrent, usePlayerState } from '@/components/player/ui/player-context'
import type { RunningSet } from '@/components/player/ui/use-running-set'
import { Skeleton } from '@/components/ui/skeleton'
import { artistOf } from '@/lib/client/list-queries'
import type { Track } from '@/lib/contract/playlist-tracks'
import { isPlaylistId, LIBRARY_LIST, type ListId } from '@/lib/list-id'
import { TrackRow } from './track-row'
import type { RowActions } from './track-row-props'
import type { RowSelection } from './use-row-selection'

type TrackRowsProps = {
  body: RefObject<HTMLTableSectionElement | null>
  tracks: Track[]
  /** The number of rows: more than tracks while these are loading. */
  count: number
  /** The rows to render. */
  indexes: number[]
  listId: string
  set?: RunningSet
  rows: RowSelection
  /** Index that a dragged row would be inserted at. */
  gap?: number
  /** Index of the row under a dragged link. */
  linkTarget?: number
  numberOf?: (track: Track) => string
  actions: RowActions
}

/** The rows of a track table, at their positions in a body of the full height. */
export function TrackRows(props: TrackRowsProps) {
  const { body, tracks, count, indexes, listId, set, rows, gap, linkTarget, numberOf, actions } =
    props
  const now = usePlayerState(selectCurrent)
  const isPlaying = usePlayerState(isPlayingOrLoading)
  const currentId = now && isPartOf(now.source.list, listId) ? now.track.id : undefined
  return (
    <tbody ref={body} className="relative block" style={{ height: `calc(var(--row) * ${count})` }}>
      {indexes.map((index) => {
        const track = tracks[index]
        if (!track) return <LoadingRow key={`loading-${index}`} index={index} />
        const isCurrent = track.id === currentId
        return (
          <TrackRow
            key={track.id}
            track={track}
            index={index}
            number={numberOf ? numberOf(track) : index + 1}
            isJoined={hasSameArtist(track, tracks[index + 1])}
            isActive={index === rows.active}
            isSelected={rows.selectedIds.has(track.id)}
            isCurrent={isCurrent}
            isPlaying={isCurrent && isPlaying}
            turnsAhead={isCurrent && set ? 0 : turnsAhead(set, track.id)}
            actions={actions}
          />
        )
      })}
      {gap !== undefined && <DropLine index={gap} />}
      {linkTarget !== undefined && <LinkTarget index={linkTarget} />}
    </tbody>
  )
}

// The library shows songs, which are the entries of every list except playlists.
const isPartOf = (playing: ListId, shown: ListId): boolean =>
  playing === shown || (shown === LIBRARY_LIST && !isPlaylistId(playing))

const hasSameArtist = (track: Track, next: Track | undefined) =>
  next !== undefined && artistOf(next) === artistOf(track)

function turnsAhead(set: RunningSet | undefined, trackId: string): number | undefined {
  const position = set?.positions.get(trackId)
  return set === undefined || position === undefined ? undefined : position - set.position
}

// Shaped as a track: a tick, its title and its album.
const LoadingRow = ({ index }: { index: number }) => (
  <tr
    aria-hidden
    className="absolute inset-x-0 grid h-row grid-cols-[5px_24px_1fr_24%_40px] items-center gap-4 pr-gutter phone:grid-cols-[5px_1fr_40px]"
    style={{ top: `calc(var(--row) * ${index})` }}
  >
    <td className="contents">
      <Skeleton className="h-full rounded-none" />
      <Skeleton className="h-3 phone:hidden" />
      <Skeleton className="h-3 w-2/5" />
      <Skeleton className="h-3 w-4/5 phone:hidden" />
      <Skeleton className="h-3" />
    </td>
  </tr>
)

const DropLine = ({ index }: { index: number }) => (
  <tr
    aria-hidden
    className="pointer-events-none absolute inset-x-0 z-1 h-0.5 -translate-y-px bg-ink-1"
    style={{ top: `calc(var(--row) * ${index})` }}
  />
)

const LinkTarget = ({ index }: { index: number }) => (
  <tr
    aria-hidden
    className="pointer-events-none absolute inset-x-0 z-1 h-row bg-accent-wash inset-ring-2 inset-ring-accent"
    style={{ top: `calc(var(--row) * ${index})` }}
  />
)

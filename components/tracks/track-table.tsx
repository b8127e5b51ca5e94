'use client'

import type { ReactNode } from 'react'
import type { Source } from '@/components/player/engine/types'
import { usePlayFrom } from '@/components/player/ui/use-play-from'
import type { RunningSet } from '@/components/player/ui/use-running-set'
import type { Track } from '@/lib/contract/playlist-tracks'
import { SelectBar } from './select-bar'
import { useSongLinks } from './song-links'
import { TrackHead } from './track-head'
import { TrackMenu } from './track-menu'
import { TrackRows } from './track-rows'
import { useRowLinks } from './use-row-links'
import { useStableActions } from './use-stable-actions'
import type { TrackEdits } from './use-track-edits'
import { useTrackTable } from './use-track-table'

type TrackTableProps = {
  label: string
  tracks: Track[]
  /** The length of a list that is still loading: its other rows are placeholders. */
  total?: number
  source: Source
  /** Finds the list that a track is played from, if it is another one than `source`. */
  findSource?: () => Promise<Source>
  set?: RunningSet
  /** Returns the number that is shown for a track; the index from 1 if left out. */
  numberOf?: (track: Track) => string
  /** Undefined for lists whose tracks cannot be moved, left out or removed. */
  edits?: TrackEdits
  /** Content below the last row. */
  children?: ReactNode
}

/** A table of tracks of any length: only the rows in the window are in the document. */
export function TrackTable(props: TrackTableProps) {
  const { label, tracks, source, findSource, set, numberOf, children } = props
  const playFrom = usePlayFrom({ source, findSource, hasSet: set !== undefined })
  const count = Math.max(tracks.length, props.total ?? 0)
  const table = useTrackTable({ tracks, count, edits: props.edits, playFrom })
  const { list, indexes, rows, selected, drag, gripOf, play, edits, handlers } = table
  const links = useRowLinks(tracks)

  const menu = (index: number) => {
    const track = tracks[index]
    return (
      track && (
        <TrackMenu
          track={track}
          index={index}
          total={tracks.length}
          onPlay={() => void playFrom(track)}
          edits={edits}
          onSelect={() => rows.toggle(index)}
        />
      )
    )
  }

  return (
    <>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows take the focus
        role="grid"
        aria-label={label}
        aria-rowcount={count + 1}
        aria-multiselectable
        className="mt-2 block select-none"
        onClickCapture={useSongLinks()}
        {...handlers}
        {...links.handlers}
      >
        <TrackHead hasSet={set !== undefined} />
        <TrackRows
          body={list}
          tracks={tracks}
          count={count}
          indexes={indexes}
          listId={source.list}
          set={set}
          rows={rows}
          gap={drag?.gap}
          linkTarget={links.target}
          numberOf={numberOf}
          actions={useStableActions({ play, menu, gripOf })}
        />
      </table>
      {children}
      {selected.length > 0 && <SelectBar tracks={selected} edits={edits} onClear={rows.clear} />}
    </>
  )
}

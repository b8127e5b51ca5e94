'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { Source } from '@/components/player/engine/types'
import {
  isPlayingOrLoading,
  selectCurrent,
  usePlayer,
  usePlayerState,
} from '@/components/player/ui/player-context'
import type { RunningSet } from '@/components/player/ui/use-running-set'
import { useIsPhone } from '@/components/ui/use-media'
import { artistOf } from '@/lib/client/list-queries'
import type { Track } from '@/lib/contract/playlist-tracks'
import { placeWords } from './place-words'
import { SelectBar } from './select-bar'
import { useSongLinks } from './song-links'
import { TrackHead } from './track-head'
import { TrackMenu } from './track-menu'
import { TrackRow } from './track-row'
import { useDrag } from './use-drag'
import { useOffsetTop } from './use-offset-top'
import { useSteadyActions } from './use-steady-actions'
import { useTableKeys } from './use-table-keys'
import type { TrackEdits } from './use-track-edits'

const ROW_PX = 44
const PHONE_ROW_PX = 60
const OVERSCAN = 8
/** What the server draws before it knows the window. */
const FIRST_RECT = { width: 1200, height: 900 }

type TrackTableProps = {
  label: string
  tracks: Track[]
  source: Source
  set?: RunningSet
  edits?: TrackEdits
  /** Tracks have a place of their own: they can be moved, left out and removed. */
  isPlaylist?: boolean
  /** Stands under the last row. */
  children?: ReactNode
}

const NO_TRACKS: Track[] = []

const scroller = () => document.getElementById('main')

/** Tracks as a table of any length: only the rows in view are in the page. */
export function TrackTable(props: TrackTableProps) {
  const { label, tracks, source, set, edits, isPlaylist = false, children } = props
  const { player } = usePlayer()
  const now = usePlayerState(selectCurrent)
  const isPlaying = usePlayerState(isPlayingOrLoading)
  const isPhone = useIsPhone()
  const list = useRef<HTMLTableSectionElement>(null)
  const rowHeight = isPhone ? PHONE_ROW_PX : ROW_PX
  const ids = useMemo(() => tracks.map((track) => track.id), [tracks])
  const canMove = isPlaylist && edits !== undefined

  const virtualizer = useVirtualizer({
    count: tracks.length,
    getScrollElement: scroller,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollMargin: useOffsetTop(list),
    initialRect: FIRST_RECT,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height, other rows
  useEffect(() => virtualizer.measure(), [rowHeight])

  const play = (index: number) => {
    const track = tracks[index]
    if (track) player.playOutOfOrder(source, track)
  }
  const move = (from: number, to: number) => {
    const track = tracks[from]
    if (track) void edits?.move(track, from, to)
  }
  const { active, selection, setSelection, toggle, handlers } = useTableKeys({
    ids,
    isPhone,
    play,
    move: canMove ? move : undefined,
    remove: canMove ? (removed) => void edits?.remove(removed) : undefined,
    focusRow(index) {
      virtualizer.scrollToIndex(index)
      requestAnimationFrame(() =>
        list.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus(),
      )
    },
  })
  const { drag, gripOf } = useDrag({
    count: tracks.length,
    rowHeight,
    list: () => list.current,
    scroller,
    onMove: move,
  })

  const menu = (index: number) => {
    const track = tracks[index]
    return (
      track && (
        <TrackMenu
          track={track}
          index={index}
          total={tracks.length}
          source={source}
          isPlaylist={isPlaylist}
          edits={edits}
          onSelect={() => toggle(index)}
        />
      )
    )
  }
  const actions = useSteadyActions({ play, menu, gripOf: canMove ? gripOf : undefined })
  const selected =
    selection.ids.size > 0 ? tracks.filter((track) => selection.ids.has(track.id)) : NO_TRACKS
  const isHere = now?.source.list === source.list

  return (
    <>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows take the focus
        role="grid"
        aria-label={label}
        aria-rowcount={tracks.length + 1}
        aria-multiselectable
        className="mt-2 block select-none"
        onClickCapture={useSongLinks()}
        {...handlers}
      >
        <TrackHead hasPlaces={set !== undefined} />
        <tbody
          ref={list}
          className="relative block"
          style={{ height: `calc(var(--row) * ${tracks.length})` }}
        >
          {virtualizer.getVirtualItems().map(({ index }) => {
            const track = tracks[index]
            if (!track) return null
            const next = tracks[index + 1]
            const isNow = isHere && now?.track.id === track.id
            return (
              <TrackRow
                key={track.id}
                track={track}
                index={index}
                isFused={next !== undefined && artistOf(next) === artistOf(track)}
                isActive={index === active}
                isSelected={selection.ids.has(track.id)}
                isNow={isNow}
                isSounding={isNow && isPlaying}
                place={
                  set && (isNow ? 'Now' : placeWords(set.positions.get(track.id), set.position))
                }
                actions={actions}
              />
            )
          })}
          {drag && (
            <tr
              aria-hidden
              className="pointer-events-none absolute inset-x-0 z-1 h-0.5 -translate-y-px bg-ink-1"
              style={{ top: `calc(var(--row) * ${drag.gap})` }}
            />
          )}
        </tbody>
      </table>
      {children}
      {selected.length > 0 && (
        <SelectBar
          tracks={selected}
          edits={canMove ? edits : undefined}
          onClear={() => setSelection({ ids: new Set(), anchor: -1 })}
        />
      )}
    </>
  )
}

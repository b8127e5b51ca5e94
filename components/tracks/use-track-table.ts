'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import { announce } from '@/components/ui/announcer'
import { useIsPhone } from '@/components/ui/use-media'
import type { Track } from '@/lib/contract/playlist-tracks'
import { rowPointerHandlers } from './row-pointer'
import { changesOrder, moveBy, moveToGap, type TrackMove } from './track-move'
import { useRowDrag } from './use-row-drag'
import { type RowFocus, useRowFocus } from './use-row-focus'
import { useRowKeys } from './use-row-keys'
import { useRowSelection } from './use-row-selection'
import type { TrackEdits } from './use-track-edits'
import { pageScroller, useVirtualRows } from './use-virtual-rows'

type TrackTableInput = {
  tracks: Track[]
  /** The number of rows: more than tracks while these are loading. */
  count: number
  playFrom: (track: Track) => Promise<void>
  edits?: TrackEdits
}

const NO_TRACKS: Track[] = []

/** State and handlers of a track table: rendered rows, selection, keys, pointer and dragging. */
export function useTrackTable({ tracks, count, playFrom, edits }: TrackTableInput) {
  const isPhone = useIsPhone()
  const { list, rowHeight, indexes, focusRow } = useVirtualRows({ count, isPhone })
  const ids = useMemo(() => tracks.map((track) => track.id), [tracks])
  const t = useTranslations('tracks.announced')
  const rows = useRowSelection(ids)
  useAnnouncedCount(rows.selectedIds.size)
  const rowFocus = useRowFocus({ ids, rows, focusRow })
  const focused = edits && withFocus(edits, rowFocus)

  function play(index: number) {
    const track = tracks[index]
    if (track) void playFrom(track)
  }

  const rowAt = (index: number) => ({ ids, selectedIds: rows.selectedIds, index })

  /** Returns whether the order changes; else nothing is sent. */
  function move(change: TrackMove): boolean {
    if (!edits || !changesOrder(ids, change)) return false
    void edits.move(change)
    announceMove(change)
    return true
  }

  // Moves of many tracks are announced by their toast.
  function announceMove({ trackIds: [id, ...others], position }: TrackMove) {
    const moved = tracks.find((track) => track.id === id)
    if (!moved || others.length > 0) return
    announce(t('moved', { title: moved.song.title, position: position + 1, count: ids.length }))
  }

  const onKeyDown = useRowKeys({
    ids,
    rows,
    rowFocus,
    play,
    move: (from, to) => move(moveBy(rowAt(from), to - from)),
    remove: focused && ((removed) => void focused.remove(removed)),
  })
  const { drag, gripOf } = useRowDrag({
    count: tracks.length,
    rowHeight,
    list: () => list.current,
    scroller: pageScroller,
    onMove: (from, gap) => move(moveToGap(rowAt(from), gap)),
  })
  const { selectedIds } = rows
  const selected = selectedIds.size > 0 ? tracks.filter(({ id }) => selectedIds.has(id)) : NO_TRACKS
  return {
    list,
    indexes,
    rows,
    selected,
    drag,
    gripOf: edits && gripOf,
    /** The edits for menus and buttons: the focus stays in the table after them. */
    edits: focused,
    play,
    handlers: { onKeyDown, ...rowPointerHandlers({ rows, isPhone, play }) },
  }
}

function useAnnouncedCount(count: number): void {
  const t = useTranslations('tracks.announced')
  const announced = useRef(count)
  useEffect(() => {
    if (announced.current !== count) announce(t('selected', { count }))
    announced.current = count
  }, [count, t])
}

const withFocus = (edits: TrackEdits, { follow, vacate }: RowFocus): TrackEdits => ({
  ...edits,
  remove(ids) {
    vacate(ids)
    return edits.remove(ids)
  },
  move(change) {
    follow(change.trackIds[0])
    return edits.move(change)
  },
})

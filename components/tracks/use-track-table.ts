'use client'

import { useMemo } from 'react'
import { useIsPhone } from '@/components/ui/use-media'
import type { Track } from '@/lib/contract/playlist-tracks'
import { rowPointerHandlers } from './row-pointer'
import { changesOrder, moveBy, moveToGap, type TrackMove } from './track-move'
import { useRowDrag } from './use-row-drag'
import { useRowKeys } from './use-row-keys'
import { useRowSelection } from './use-row-selection'
import type { TrackEdits } from './use-track-edits'
import { pageScroller, useVirtualRows } from './use-virtual-rows'

type TrackTableInput = {
  tracks: Track[]
  playFrom: (track: Track) => Promise<void>
  edits?: TrackEdits
}

const NO_TRACKS: Track[] = []

/** State and handlers of a track table: rendered rows, selection, keys, pointer and dragging. */
export function useTrackTable({ tracks, playFrom, edits }: TrackTableInput) {
  const isPhone = useIsPhone()
  const { list, rowHeight, indexes, focusRow } = useVirtualRows({ count: tracks.length, isPhone })
  const ids = useMemo(() => tracks.map((track) => track.id), [tracks])
  const rows = useRowSelection(ids)

  function play(index: number) {
    const track = tracks[index]
    if (track) void playFrom(track)
  }

  const rowAt = (index: number) => ({ ids, selectedIds: rows.selectedIds, index })

  /** Returns whether the order changes; else nothing is sent. */
  function move(change: TrackMove): boolean {
    if (!edits || !changesOrder(ids, change)) return false
    void edits.move(change)
    return true
  }

  const onKeyDown = useRowKeys({
    ids,
    rows,
    focusRow,
    play,
    move: (from, to) => move(moveBy(rowAt(from), to - from)),
    remove: edits && ((removed) => void edits.remove(removed)),
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
    play,
    handlers: { onKeyDown, ...rowPointerHandlers({ rows, isPhone, play }) },
  }
}

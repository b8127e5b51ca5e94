import { describe, expect, it } from 'vitest'
import {
  EMPTY_SELECTION,
  extendSelection,
  pruneSelection,
  toggleSelected,
} from '@/components/tracks/selection'
import { type TrackPages, withMove, withoutTracks } from '@/lib/client/edit-track-pages'
import type { Track } from '@/lib/contract/playlist-tracks'

const list = ['a', 'b', 'c', 'd', 'e']
const pages = (...groups: string[][]): TrackPages => ({
  pages: groups.map((ids, at) => ({
    data: ids.map((id) => ({ id }) as Track),
    nextCursor: at + 1 < groups.length ? `after ${at}` : 'open end',
  })),
  pageParams: groups.map(() => undefined),
})
const idsOf = ({ pages: all }: TrackPages) => all.flatMap(({ data }) => data.map(({ id }) => id))

describe('a selection', () => {
  it('adds a track, and removes it if it was selected', () => {
    const one = toggleSelected(EMPTY_SELECTION, list, 1)
    expect([...one.ids]).toEqual(['b'])
    expect(toggleSelected(one, list, 1).ids.size).toBe(0)
  })

  it('extends from the anchor in both directions', () => {
    const anchor = toggleSelected(EMPTY_SELECTION, list, 2)
    expect([...extendSelection(anchor, list, 4).ids].sort()).toEqual(['c', 'd', 'e'])
    expect([...extendSelection(anchor, list, 0).ids].sort()).toEqual(['a', 'b', 'c'])
  })

  it('drops tracks that were removed from the list', () => {
    const two = toggleSelected(toggleSelected(EMPTY_SELECTION, list, 1), list, 3)
    expect([...pruneSelection(two, ['a', 'b']).ids]).toEqual(['b'])
  })
})

describe('edits of loaded pages', () => {
  it('move a track from one page to another, and keep the cursor', () => {
    const moved = withMove(pages(['a', 'b'], ['c', 'd']), ['a'], 3)
    expect(idsOf(moved)).toEqual(['b', 'c', 'd', 'a'])
    expect(moved.pages.at(-1)?.nextCursor).toBe('open end')
  })

  it('move several tracks in the given order, those that are not loaded excepted', () => {
    const moved = withMove(pages(['a', 'b'], ['c', 'd']), ['d', 'x', 'a'], 1)
    expect(idsOf(moved)).toEqual(['b', 'd', 'a', 'c'])
  })

  it('remove tracks from all pages', () => {
    expect(idsOf(withoutTracks(pages(['a', 'b'], ['c', 'd']), new Set(['b', 'c'])))).toEqual([
      'a',
      'd',
    ])
  })
})

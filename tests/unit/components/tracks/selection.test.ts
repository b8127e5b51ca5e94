import { describe, expect, it } from 'vitest'
import { placeWords } from '@/components/tracks/place-words'
import { extended, NOTHING_SELECTED, pruned, toggled } from '@/components/tracks/selection'
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
  it('takes a track in and out', () => {
    const one = toggled(NOTHING_SELECTED, list, 1)
    expect([...one.ids]).toEqual(['b'])
    expect(toggled(one, list, 1).ids.size).toBe(0)
  })

  it('draws a range from the anchor, in both directions', () => {
    const anchor = toggled(NOTHING_SELECTED, list, 2)
    expect([...extended(anchor, list, 4).ids].sort()).toEqual(['c', 'd', 'e'])
    expect([...extended(anchor, list, 0).ids].sort()).toEqual(['a', 'b', 'c'])
  })

  it('forgets what was removed from the list', () => {
    const two = toggled(toggled(NOTHING_SELECTED, list, 1), list, 3)
    expect([...pruned(two, ['a', 'b']).ids]).toEqual(['b'])
  })
})

describe('edits of loaded pages', () => {
  it('moves a track over the border of two pages, and keeps the way to the rest', () => {
    const moved = withMove(pages(['a', 'b'], ['c', 'd']), 0, 3)
    expect(idsOf(moved)).toEqual(['b', 'c', 'd', 'a'])
    expect(moved.pages.at(-1)?.nextCursor).toBe('open end')
  })

  it('takes tracks out of whichever page holds them', () => {
    expect(idsOf(withoutTracks(pages(['a', 'b'], ['c', 'd']), new Set(['b', 'c'])))).toEqual([
      'a',
      'd',
    ])
  })
})

describe('the words of a place in the set', () => {
  it('tells now, played and to come apart', () => {
    expect(placeWords(4, 4)).toBe('Now')
    expect(placeWords(3, 4)).toBe('Played')
    expect(placeWords(16, 4)).toBe('In 12')
    expect(placeWords(undefined, 4)).toBe('')
  })
})

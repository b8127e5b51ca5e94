import type { Track } from '@/lib/contract/playlist-tracks'
import { createListPages, type FoundTrack, type ListPage, type ListPages } from './list-pages'
import type { PlayerApi } from './player-api'
import type { CurrentTrack, ListPlace, Source, Step } from './types'

/** At least this many steps are read ahead, if the list has as many tracks. */
const MIN_STEPS = 20
const MAX_STEPS = 50

/** A track of a list, with the index in the list, and the pass through the list. */
type Row = { track: Track; page: ListPage; index: number; set: number; size: number }

/** The place of the current track in its list, and the steps after it. */
export type ListSteps = Pick<CurrentTrack, 'set' | 'position' | 'setSize' | 'place'> & {
  steps: Step[]
}

/**
 * Creates the reader of lists in their own order. The steps after a track are those behind its place in
 * the list as it is now; after the last one the list begins again, as the next set.
 */
export function createListOrder(api: Pick<PlayerApi, 'tracks'>) {
  const pages = createListPages(api)
  let lastTurn = 0

  /** Returns a turn whose successors this tab has not used, so that known steps are not confused. */
  function freshTurn(): number {
    lastTurn += 2
    return lastTurn
  }

  function numbered(current: CurrentTrack, rows: Row[]): Step[] {
    const steps = rows.map((row, at) => stepOf(row, current.turn + 1 + at))
    lastTurn = Math.max(lastTurn, current.turn + steps.length)
    return steps
  }

  async function follow(current: CurrentTrack): Promise<ListSteps> {
    const { source, set } = current
    const found = await pages.find(source, placeOf(current))
    const rows = await readRows(pages, current, found)
    const { page, index } = found
    const { isUnknown: _isUnknown, ...former } = placeOf(current)
    const isInList = page.tracks[index]?.id === former.trackId
    return {
      set,
      position: page.start + Math.max(0, index),
      setSize: rows.at(0)?.size ?? sizeOf(page),
      place: isInList ? placeIn(page, index) : former,
      steps: numbered(current, rows),
    }
  }

  return {
    freshTurn,
    /** Returns the first track of a list. @throws Error if it is empty */
    async first(source: Source): Promise<Step> {
      const page = await pages.read(source)
      const [row] = rowsOf([page], { set: 0, size: sizeOf(page) })
      if (!row) throw new Error('The list is empty.')
      return stepOf(row, freshTurn())
    },
    /** Returns the track at a place, or the one that is there now; undefined if the list has ended. */
    async at(source: Source, place: ListPlace): Promise<Step | undefined> {
      const { page, index } = await pages.find(source, place)
      const rows = rowsOf([page], { set: 0, size: sizeOf(page) })
      const isThere = page.tracks[index]?.id === place.trackId
      const row = rows[isThere ? index : index + 1]
      return row && stepOf(row, freshTurn())
    },
    follow,
    /** Returns the step after a track; undefined if the list is empty. */
    next: async (current: CurrentTrack): Promise<Step | undefined> =>
      (await follow(current)).steps[0],
    /** Returns the track before one in the list; undefined for the first. */
    async previous(current: CurrentTrack): Promise<Step | undefined> {
      const row = await readPrevious(pages, current)
      return row && stepOf(row, freshTurn())
    },
  }
}

/** Returns the rows after a track; behind the last row those of the next pass, up to the track itself. */
async function readRows(
  pages: ListPages,
  { source, set }: CurrentTrack,
  { page, index }: FoundTrack,
): Promise<Row[]> {
  const read = [page]
  let last: ListPage | undefined = page
  const count = () => read.reduce((sum, { tracks }) => sum + tracks.length, 0) - index - 1
  while (last && last.nextCursor !== null && count() < MIN_STEPS) {
    last = await pages.readNext(source, last)
    if (last) read.push(last)
  }
  const size = sizeOf(read.at(-1) ?? page)
  const behind = rowsOf(read, { set, size }).slice(index + 1)
  if (behind.length >= MIN_STEPS || size === 0) return behind.slice(0, MAX_STEPS)
  const first = page.cursor === undefined ? page : await pages.read(source)
  const again = rowsOf([first], { set: set + 1, size })
  return [...behind, ...again].slice(0, Math.min(MAX_STEPS, size))
}

async function readPrevious(
  pages: ListPages,
  { source, set, place }: CurrentTrack,
): Promise<Row | undefined> {
  if (!place) return undefined
  const near = await pages.find(source, place)
  const rows = rowsOf([near.page], { set, size: sizeOf(near.page) })
  // The index of a track that has left the list is that of the track before it.
  if (near.page.tracks[near.index]?.id !== place.trackId && near.index >= 0) return rows[near.index]
  const found = near.index > 0 ? near : await pages.findFromStart(source, place)
  if (!found) return undefined
  const { page, index, before } = found
  const size = sizeOf(page)
  if (index > 0) return rowsOf([page], { set, size })[index - 1]
  return before && rowsOf([before], { set, size }).at(-1)
}

/** Returns the place of a track that the listener chose, before it is found in its list. */
export const unknownPlace = (trackId: string): ListPlace => ({
  trackId,
  start: 0,
  offset: 0,
  isUnknown: true,
})

const placeOf = ({ place, track }: CurrentTrack): ListPlace => place ?? unknownPlace(track.id)

const placeIn = (page: ListPage, offset: number): ListPlace => ({
  trackId: page.tracks[offset]?.id ?? '',
  ...(page.cursor && { cursor: page.cursor }),
  start: page.start,
  offset,
})

/** 0 unless the page is the last one. */
const sizeOf = ({ start, tracks, nextCursor }: ListPage): number =>
  nextCursor === null ? start + tracks.length : 0

const rowsOf = (read: ListPage[], { set, size }: Pick<Row, 'set' | 'size'>): Row[] =>
  read.flatMap((page) => page.tracks.map((track, index) => ({ track, page, index, set, size })))

const stepOf = ({ track, page, index, set, size }: Row, turn: number): Step => ({
  ...{ turn, set, position: page.start + index, setSize: size, track },
  reason: null,
  place: placeIn(page, index),
})

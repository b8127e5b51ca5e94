import { ApiProblem } from '@/lib/client/api'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { PlayerApi } from './player-api'
import type { ListPlace, Source } from './types'

/** A track that is not near its former place is searched in this many pages from the start. */
const MAX_PAGES_FOR_MOVED = 20
/** A track whose place is not known is searched in this many pages. */
const MAX_PAGES_FOR_CHOSEN = 400

/** A page of a list; `start` is the index of its first track in the list. */
export type ListPage = {
  cursor?: string
  start: number
  tracks: Track[]
  nextCursor: string | null
}

/** A track in its page, or the place where it was: `index` is then that of the track before it. */
export type FoundTrack = {
  page: ListPage
  index: number
  /** The page before, if the search has read it. */
  before?: ListPage
}

export type ListPages = ReturnType<typeof createListPages>

/** Creates the reader of the pages of lists. It stores none, so that each change of a list is seen. */
export function createListPages({ tracks }: Pick<PlayerApi, 'tracks'>) {
  async function read(source: Source, cursor?: string, start = 0): Promise<ListPage> {
    const { data, nextCursor } = await tracks(source, cursor)
    return { ...(cursor && { cursor }), start, tracks: data, nextCursor }
  }

  async function search(source: Source, place: SearchStart): Promise<FoundTrack | undefined> {
    let page: ListPage | undefined
    let before: ListPage | undefined
    for (let left = place.maxPages; left > 0; left--) {
      before = page
      page = page ? await readNext(source, page) : await read(source, place.cursor, place.start)
      if (!page) return undefined
      const index = page.tracks.findIndex(({ id }) => id === place.trackId)
      if (index >= 0) return { page, index, ...(before && { before }) }
    }
    return undefined
  }

  const readNext = async (source: Source, page: ListPage): Promise<ListPage | undefined> =>
    page.nextCursor === null
      ? undefined
      : read(source, page.nextCursor, page.start + page.tracks.length)

  return {
    read,
    readNext,
    /**
     * Finds the track of a place: near it, else from the start. If the track has left the list, returns
     * its former place.
     */
    async find(source: Source, place: ListPlace): Promise<FoundTrack> {
      const { trackId, cursor, start, offset, isUnknown = false } = place
      const near = !isUnknown
        ? await search(source, { trackId, start, maxPages: 2, ...(cursor && { cursor }) }).catch(
            undefinedIfOutdated,
          )
        : undefined
      if (near) return near
      const maxPages = isUnknown ? MAX_PAGES_FOR_CHOSEN : MAX_PAGES_FOR_MOVED
      const found = await search(source, { trackId, start: 0, maxPages })
      if (found) return found
      const page = await read(source, cursor, start).catch(undefinedIfOutdated)
      return { page: page ?? (await read(source)), index: offset - 1 }
    },
    /** Finds the track of a place and the page before its own, which is read from the start. */
    findFromStart: (source: Source, { trackId }: ListPlace): Promise<FoundTrack | undefined> =>
      search(source, { trackId, start: 0, maxPages: MAX_PAGES_FOR_CHOSEN }),
  }
}

type SearchStart = { trackId: string; cursor?: string; start: number; maxPages: number }

/** A cursor is not valid any more after the order of the songs page or the server's key has changed. */
function undefinedIfOutdated(error: unknown): undefined {
  if (error instanceof ApiProblem && error.code === 'invalid_cursor') return undefined
  throw error
}

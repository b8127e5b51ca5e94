import type { Source } from '@/components/player/engine/types'
import { ApiProblem } from '@/lib/client/api'
import { aPlayer, aTrack } from './silent-player'

export const album: Source = { list: 'album:one', name: 'One', order: 'list' }

/** Returns names of tracks: `song 1`, `song 2` and so on. */
export const songs = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `song ${at + 1}`)

type Options = Parameters<typeof aPlayer>[0] & { pageSize?: number }

/**
 * Creates a player of a list in its own order. Pages begin behind a track, as those of the server; a test
 * changes the list by `names`.
 */
export function anOrderedList(names: string[], { pageSize = 100, ...options }: Options = {}) {
  const list = { names }
  const requests: (string | undefined)[] = []
  const created = aPlayer({
    ...options,
    api: {
      async tracks(_source, cursor) {
        requests.push(cursor)
        if (cursor === 'forged') throw new ApiProblem('invalid', 'invalid_cursor', 400)
        const start = cursor ? startBehind(list.names, cursor) : 0
        const page = list.names.slice(start, start + pageSize)
        const hasMore = start + pageSize < list.names.length
        return {
          data: page.map((name) => aTrack(name)),
          nextCursor: hasMore ? (page.at(-1) ?? null) : null,
        }
      },
      ...options.api,
    },
  })
  return { ...created, list, requests }
}

// The cursor of a track that was removed keeps its place among the names of the songs, which are sorted.
function startBehind(names: string[], cursor: string): number {
  const at = names.indexOf(cursor)
  if (at >= 0) return at + 1
  return names.filter((name) => numberOf(name) < numberOf(cursor)).length
}

const numberOf = (name: string) => Number(name.split(' ')[1])

import type { QueryClient } from '@tanstack/react-query'

/** First elements of the query keys of songs, tracks, their order, playlists and covers. */
const LIST_QUERY_NAMES = ['songs', 'tracks', 'order', 'playlists', 'cover']

/** Marks the queries of all lists as stale, after a change to their songs or tracks elsewhere. */
export function invalidateLists(client: QueryClient): void {
  for (const name of LIST_QUERY_NAMES) void client.invalidateQueries({ queryKey: [name] })
}

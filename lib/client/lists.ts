import type { QueryClient } from '@tanstack/react-query'

/** Under these keys lies what is read from the lists: songs, tracks and their order, and covers. */
const READ_FROM_LISTS = ['songs', 'tracks', 'order', 'playlists', 'cover']

/** Has every list read anew: what it holds was changed outside of it. */
export function forgetLists(client: QueryClient): void {
  for (const name of READ_FROM_LISTS) void client.invalidateQueries({ queryKey: [name] })
}

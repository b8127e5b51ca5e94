import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Song } from '@/lib/contract/song'
import type { TrackPage } from './list-tracks'
import type { SongPage } from './songs'

/** Replaces songs in the loaded pages of all lists and searches, so that nothing is read again. */
export function updateCachedSongs(client: QueryClient, changed: readonly Song[]): void {
  const byId = new Map(changed.map((song) => [song.id, song]))
  client.setQueriesData<InfiniteData<TrackPage>>({ queryKey: ['tracks'] }, (lists) =>
    mapPages(lists, (track) => {
      const song = byId.get(track.song.id)
      return song ? { ...track, song } : track
    }),
  )
  client.setQueriesData<InfiniteData<SongPage>>({ queryKey: ['songs'] }, (lists) =>
    mapPages(lists, (song) => byId.get(song.id) ?? song),
  )
}

function mapPages<Item, Page extends { data: Item[] }>(
  lists: InfiniteData<Page> | undefined,
  change: (item: Page['data'][number]) => Page['data'][number],
): InfiniteData<Page> | undefined {
  // Other queries below the same key are not paged.
  if (!lists || !Array.isArray(lists.pages)) return lists
  return { ...lists, pages: lists.pages.map((page) => ({ ...page, data: page.data.map(change) })) }
}

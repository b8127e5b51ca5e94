import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Song } from '@/lib/contract/song'
import type { ListId } from '@/lib/list-id'
import type { TrackPages } from './edit-track-pages'
import { tracksKey } from './list-queries'
import { fetchListPage } from './list-tracks'
import { hasRecording } from './songs'

/** More songs at once are not offered; the next ones follow when these have a recording. */
export const MAX_SONGS_WITHOUT_RECORDING = 500

/**
 * Reads the first songs of lists that have no recording, each once, in the order of the lists. Loaded
 * tracks are not requested again.
 */
export const songsWithoutRecordingQuery = (client: QueryClient, lists: readonly ListId[]) =>
  queryOptions({
    queryKey: ['songs-without-recording', ...lists],
    queryFn: ({ signal }) => collectSongs(client, lists, signal),
    // A pass keeps its songs while some of them get a recording.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })

async function collectSongs(
  client: QueryClient,
  lists: readonly ListId[],
  signal: AbortSignal,
): Promise<Song[]> {
  const found = new Map<string, Song>()
  for (const list of lists) {
    for await (const songs of songPages(client, list, signal)) {
      for (const song of songs.filter((each) => !hasRecording(each))) found.set(song.id, song)
      if (found.size >= MAX_SONGS_WITHOUT_RECORDING) return firstOf(found)
    }
  }
  return firstOf(found)
}

const firstOf = (found: Map<string, Song>) =>
  [...found.values()].slice(0, MAX_SONGS_WITHOUT_RECORDING)

async function* songPages(
  client: QueryClient,
  list: ListId,
  signal: AbortSignal,
): AsyncGenerator<Song[]> {
  const loaded = client.getQueryData<TrackPages>(tracksKey(list))
  if (loaded) yield loaded.pages.flatMap(({ data }) => data.map(({ song }) => song))
  let cursor = loaded?.pages.at(-1)?.nextCursor ?? undefined
  if (loaded && cursor === undefined) return
  do {
    const page = await fetchListPage({ list }, cursor, signal)
    yield page.data.map(({ song }) => song)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}

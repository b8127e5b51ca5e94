import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ResponseOf } from '@/lib/contract/contract'
import type { Song } from '@/lib/contract/song'
import { songs as contract, type SONG_SORTS } from '@/lib/contract/songs'
import { api } from './api'

export type SongSort = (typeof SONG_SORTS)[number]
export type SongPage = ResponseOf<typeof contract.list>
/** Search text, order and filters of the songs page, as in its query string. */
export type SongChoice = {
  q?: string
  /** Default: by relevance if `q` is set, else by title. */
  sort?: SongSort
  genre?: string
  source?: Song['source']
  liked?: 'true'
  artist?: string
  album?: string
}

const PAGE_SIZE = 100
const WAVEFORM_STALE_MS = 60 * 60_000

/** Reads songs page by page; the previous results stay visible during a search. */
export function songsQuery(choice: SongChoice) {
  const filters = withoutEmptyTexts(choice)
  return infiniteQueryOptions({
    queryKey: ['songs', filters],
    queryFn: ({ pageParam, signal }) =>
      api(contract.list, { ...filters, limit: PAGE_SIZE, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

// The API rejects empty strings, the value of an empty field.
const withoutEmptyTexts = ({ q, genre, artist, album, ...rest }: SongChoice): SongChoice => ({
  ...rest,
  ...(q ? { q } : {}),
  ...(genre ? { genre } : {}),
  ...(artist ? { artist } : {}),
  ...(album ? { album } : {}),
})

/** Reads the waveform of an uploaded song; its peaks are null until the song is analysed. */
export const waveformQuery = (songId: string) =>
  queryOptions({
    queryKey: ['waveform', songId],
    queryFn: ({ signal }) => api(contract.waveform, { songId }, { signal }),
    staleTime: ({ state }) => (state.data?.peaks ? WAVEFORM_STALE_MS : 0),
    retry: false,
  })

/** Returns the path of the songs page for a search, to reload and to share. */
export function songsPath(choice: SongChoice): string {
  const query = new URLSearchParams(Object.entries(choice).filter(([, value]) => value))
  return query.size > 0 ? `/songs?${query}` : '/songs'
}

/** Whether a song has audio or a video; a search may still find one for another. */
export const hasRecording = ({ playback }: Song): boolean => playback.kind !== 'none'

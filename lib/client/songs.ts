import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ResponseOf } from '@/lib/contract/contract'
import { songs as contract, type SONG_SORTS, type Song } from '@/lib/contract/songs'
import { api } from './api'

export type SongSort = (typeof SONG_SORTS)[number]
export type SongPage = ResponseOf<typeof contract.list>
/** Which songs, as an address says it: what is absent does not matter. */
export type SongChoice = {
  q?: string
  /** Where it is absent: by how well `q` matches, else by title. */
  sort?: SongSort
  genre?: string
  source?: Song['source']
  liked?: 'true'
  artist?: string
  album?: string
}

const PER_PAGE = 100
const OUTLINE_STAYS_MS = 60 * 60_000

/** Songs page by page; the ones before stay in sight while others are looked for. */
export function songsQuery(choice: SongChoice) {
  const asked = withoutEmptyTexts(choice)
  return infiniteQueryOptions({
    queryKey: ['songs', asked],
    queryFn: ({ pageParam, signal }) =>
      api(contract.list, { ...asked, limit: PER_PAGE, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

// The API refuses an empty text, which a field without input has.
const withoutEmptyTexts = ({ q, genre, artist, album, ...rest }: SongChoice): SongChoice => ({
  ...rest,
  ...(q ? { q } : {}),
  ...(genre ? { genre } : {}),
  ...(artist ? { artist } : {}),
  ...(album ? { album } : {}),
})

/** The outline of a song that is played here; its peaks are null until somebody listened. */
export const waveformQuery = (songId: string) =>
  queryOptions({
    queryKey: ['waveform', songId],
    queryFn: ({ signal }) => api(contract.waveform, { songId }, { signal }),
    staleTime: ({ state }) => (state.data?.peaks ? OUTLINE_STAYS_MS : 0),
    retry: false,
  })

/** The address of a choice, to reload and to share. */
export function addressOfSongs(choice: SongChoice): string {
  const query = new URLSearchParams(Object.entries(choice).filter(([, value]) => value))
  return query.size > 0 ? `/songs?${query}` : '/songs'
}

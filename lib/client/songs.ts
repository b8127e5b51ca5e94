import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import type { AnswerOf } from '@/lib/contract/contract'
import { songs as contract, type SONG_SORTS } from '@/lib/contract/songs'
import { api } from './api'

export type SongSort = (typeof SONG_SORTS)[number]
export type SongPage = AnswerOf<typeof contract.list>
/** Which songs: those that match every word of `q`, or all where it is empty. */
export type SongChoice = { q: string; sort: SongSort }

const PER_PAGE = 100

/** Songs page by page; the ones before stay in sight while others are looked for. */
export const songsQuery = ({ q, sort }: SongChoice) =>
  infiniteQueryOptions({
    queryKey: ['songs', { q, sort }],
    queryFn: ({ pageParam, signal }) =>
      api(
        contract.list,
        { q: q || undefined, sort, limit: PER_PAGE, cursor: pageParam },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })

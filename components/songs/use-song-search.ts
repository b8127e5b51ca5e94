'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type SongChoice, type SongPage, songsPath, songsQuery } from '@/lib/client/songs'

/** The search that the server rendered. */
type Initial = { choice: SongChoice; firstPage: SongPage }

/** Searches songs. `isOutdated` is true while `songs` are the results of the previous search. */
export function useSongSearch(chosen: SongChoice, { choice, firstPage }: Initial) {
  const isInitial = songsPath(chosen) === songsPath(choice)
  const query = useInfiniteQuery({
    ...songsQuery(chosen),
    ...(isInitial ? { initialData: { pages: [firstPage], pageParams: [undefined] } } : {}),
  })
  const songs = useMemo(() => query.data?.pages.flatMap((page) => page.data) ?? [], [query.data])
  return { query, songs, isOutdated: query.isPlaceholderData }
}

export type SongSearch = ReturnType<typeof useSongSearch>

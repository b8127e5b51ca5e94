'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Track } from '@/lib/contract/playlist-tracks'
import { tracksIn } from './edit-track-pages'
import { hasTrackPages, tracksQuery } from './list-queries'
import type { TrackPage } from './list-tracks'

/** Loads all tracks of a list page after page. `isComplete` is true once the last has arrived. */
export function useTracks(list: string | undefined, firstPage?: TrackPage) {
  const query = useInfiniteQuery({
    ...tracksQuery(list ?? ''),
    enabled: list !== undefined && hasTrackPages(list),
    initialData: firstPage && { pages: [firstPage], pageParams: [undefined] },
  })
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query

  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])

  const tracks = useMemo<Track[]>(() => (data ? tracksIn(data) : []), [data])
  return {
    tracks,
    isPending: query.isPending,
    isComplete: data !== undefined && !hasNextPage,
    error: query.error,
    retry: () => void (data ? fetchNextPage() : query.refetch()),
  }
}

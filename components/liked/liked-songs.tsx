'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { SongTable } from '@/components/songs/song-table'
import { type LikedPage, likedQuery } from '@/lib/client/liked'

/** The liked songs, the latest first. */
export function LikedSongs({ first }: { first: LikedPage }) {
  const query = useInfiniteQuery({
    ...likedQuery(),
    initialData: { pages: [first], pageParams: [undefined] },
  })
  const songs = useMemo(
    () => query.data.pages.flatMap((page) => page.data.map(({ song }) => song)),
    [query.data],
  )
  return (
    <SongTable
      label="Liked songs"
      songs={songs}
      hasMore={query.hasNextPage}
      isLoadingMore={query.isFetchingNextPage}
      moreError={query.isFetchNextPageError ? query.error?.message : undefined}
      onMore={query.fetchNextPage}
    />
  )
}

import { infiniteQueryOptions } from '@tanstack/react-query'
import { artistsAlbums } from '@/lib/contract/artists-albums'
import type { ResponseOf } from '@/lib/contract/contract'
import { api } from './api'

export type AlbumPage = ResponseOf<typeof artistsAlbums.listAlbums>

const PAGE_SIZE = 100

/** Reads the albums of an artist page by page. */
export const albumsOfArtistQuery = (artist: string) =>
  infiniteQueryOptions({
    queryKey: ['albums', artist],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api(artistsAlbums.listAlbums, { artist, limit: PAGE_SIZE, cursor: pageParam }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

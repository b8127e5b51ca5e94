import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Playlist } from '@/lib/contract/playlist'
import { playlistTracks, type Track } from '@/lib/contract/playlist-tracks'
import { playlists } from '@/lib/contract/playlists'
import { shuffle } from '@/lib/contract/shuffle'
import { isPlaylistId, LIKED_LIST, type ListId, parseDerivedList } from '@/lib/list-id'
import { api } from './api'
import { fetchListPage, type TrackPage } from './list-tracks'

const PAGE_SIZE = 100
const COVER_TRACKS = 24

/** Returns whether `tracksQuery` reads all tracks of a list; the library and views are too long for it. */
export const hasTrackPages = (list: ListId): boolean =>
  list === LIKED_LIST || isPlaylistId(list) || ['album', 'artist'].includes(kindOf(list))

const kindOf = (list: ListId): string => parseDerivedList(list)?.kind ?? ''

/** Query key of the tracks of a list; `list` is a playlist's id or `liked`. */
export const tracksKey = (list: string) => ['tracks', list] as const
export const orderKey = (list: string) => ['order', list] as const
export const stateKey = (list: string) => ['shuffle', list] as const
export const PLAYLISTS_KEY = ['playlists'] as const

/** Reads the tracks of a list page by page in list order. */
export const tracksQuery = (list: string) =>
  infiniteQueryOptions({
    queryKey: tracksKey(list),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => fetchListPage({ list }, pageParam, signal),
    getNextPageParam: (page: TrackPage) => page.nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Reads the running set's track ids in playing order. Fails for a list without a shuffle. */
export const orderQuery = (list: string, set: number | undefined) =>
  queryOptions({
    queryKey: [...orderKey(list), set],
    queryFn: ({ signal }) => api(shuffle.order, { playlistId: list }, { signal }),
  })

/** Reads all playlists, the most recently changed first. */
export const playlistsQuery = () =>
  queryOptions({
    queryKey: PLAYLISTS_KEY,
    queryFn: async ({ signal }): Promise<Playlist[]> => {
      const all: Playlist[] = []
      let cursor: string | undefined
      do {
        const page = await api(playlists.list, { limit: PAGE_SIZE, cursor }, { signal })
        all.push(...page.data)
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      return all
    },
  })

/** Reads the artists that a playlist's cover is drawn from. The version is part of the key. */
export const coverQuery = ({ id, version }: Pick<Playlist, 'id' | 'version'>) =>
  queryOptions({
    queryKey: ['cover', id, version],
    queryFn: async ({ signal }) => {
      const page = await api(
        playlistTracks.list,
        { playlistId: id, limit: COVER_TRACKS },
        { signal },
      )
      return page.data.map(artistOf)
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Returns the id that determines a track's colour: its first artist's, else the song's. */
export const artistOf = ({ song }: Pick<Track, 'song'>): string => song.artists[0]?.id ?? song.id

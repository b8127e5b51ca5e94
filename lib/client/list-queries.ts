import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { liked } from '@/lib/contract/liked'
import { playlistTracks, type Track } from '@/lib/contract/playlist-tracks'
import { type Playlist, playlists } from '@/lib/contract/playlists'
import { shuffle } from '@/lib/contract/shuffle'
import { LIKED_LIST } from '@/lib/list-id'
import { api } from './api'

const PAGE = 100
const COVER_TRACKS = 24

export type TrackPage = { data: Track[]; nextCursor: string | null }

/** Where tracks of a list live in the cache; a playlist's id or `liked`. */
export const tracksKey = (list: string) => ['tracks', list] as const
export const orderKey = (list: string) => ['order', list] as const
export const stateKey = (list: string) => ['shuffle', list] as const
export const PLAYLISTS_KEY = ['playlists'] as const

/** The tracks of a list, page by page in list order. */
export const tracksQuery = (list: string) =>
  infiniteQueryOptions({
    queryKey: tracksKey(list),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => trackPage(list, pageParam, signal),
    getNextPageParam: (page: TrackPage) => page.nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })

async function trackPage(list: string, cursor: string | undefined, signal: AbortSignal) {
  if (list !== LIKED_LIST) {
    return api(playlistTracks.list, { playlistId: list, limit: PAGE, cursor }, { signal })
  }
  const page = await api(liked.list, { limit: PAGE, cursor }, { signal })
  // In the shuffle of liked songs the song's id is the track's.
  const data = page.data.map(({ likedAt, song }) => ({
    id: song.id,
    position: '',
    addedAt: likedAt,
    excluded: false,
    song,
  }))
  return { data, nextCursor: page.nextCursor }
}

/** The running set's track ids in playing order; ask only where a shuffle runs. */
export const orderQuery = (list: string, set: number | undefined) =>
  queryOptions({
    queryKey: [...orderKey(list), set],
    queryFn: ({ signal }) => api(shuffle.order, { playlistId: list }, { signal }),
  })

/** All playlists, the one changed last first. */
export const playlistsQuery = () =>
  queryOptions({
    queryKey: PLAYLISTS_KEY,
    queryFn: async ({ signal }): Promise<Playlist[]> => {
      const found: Playlist[] = []
      let cursor: string | undefined
      do {
        const page = await api(playlists.list, { limit: PAGE, cursor }, { signal })
        found.push(...page.data)
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      return found
    },
  })

/** The artists a playlist's small cover is woven from; another version, another cover. */
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

/** The id that gives a track its colour. */
export const artistOf = ({ song }: Pick<Track, 'song'>): string => song.artists[0]?.id ?? song.id

import { artistsAlbums } from '@/lib/contract/artists-albums'
import { liked } from '@/lib/contract/liked'
import { MAX_TRACKS_PER_PAGE, playlistTracks, type Track } from '@/lib/contract/playlist-tracks'
import type { Song } from '@/lib/contract/song'
import { songs } from '@/lib/contract/songs'
import { views } from '@/lib/contract/views'
import {
  type DerivedList,
  LIBRARY_LIST,
  LIKED_LIST,
  type ListId,
  parseDerivedList,
} from '@/lib/list-id'
import { api } from './api'
import { asTrack } from './as-track'
import type { SongChoice, SongSort } from './songs'

const PAGE_SIZE = 100

export type TrackPage = { data: Track[]; nextCursor: string | null }

/** A list and, for songs, the order that they are shown in. */
type OrderedList = { list: ListId; sort?: SongSort }

/**
 * Returns a page of a list in its own order: the tracks of a playlist, liked songs with the latest first,
 * an album by discs and tracks, other songs in the order of `sort`.
 * @throws ApiProblem
 */
export async function fetchListPage(
  { list, sort }: OrderedList,
  cursor?: string,
  signal?: AbortSignal,
): Promise<TrackPage> {
  const page = { limit: PAGE_SIZE, cursor }
  const derived = parseDerivedList(list)
  if (list === LIKED_LIST) {
    const { data, nextCursor } = await api(liked.list, page, { signal })
    return { data: data.map(({ song, likedAt }) => asTrack(song, likedAt)), nextCursor }
  }
  if (derived?.kind === 'album' && !sort) {
    const album = await api(artistsAlbums.findAlbum, { albumId: derived.id, ...page }, { signal })
    return asTracks(album.songs)
  }
  if (derived || list === LIBRARY_LIST) {
    const filters = derived ? await filtersOf(derived, cursor) : {}
    return asTracks(await api(songs.list, { ...filters, sort, ...page }, { signal }))
  }
  const tracks = { playlistId: list, limit: MAX_TRACKS_PER_PAGE, cursor }
  return api(playlistTracks.list, tracks, { signal })
}

const asTracks = ({
  data,
  nextCursor,
}: {
  data: Song[]
  nextCursor: string | null
}): TrackPage => ({
  data: data.map((song) => asTrack(song)),
  nextCursor,
})

type SongFilters = Omit<SongChoice, 'sort' | 'liked'> & { liked?: `${boolean}` }

let known: { viewId: string; filters: SongFilters } | undefined

/**
 * Returns the search and the filters of a derived list, as the songs page has them. Those of a view never
 * change: they are read with its first page.
 */
async function filtersOf({ kind, id }: DerivedList, cursor?: string): Promise<SongFilters> {
  if (kind !== 'view') return { [kind]: id }
  if (cursor && known?.viewId === id) return known.filters
  const { q, filters } = await api(views.find, { viewId: id })
  const { liked: isLiked, ...others } = filters
  const found = {
    ...others,
    ...(q && { q }),
    ...(isLiked !== undefined && { liked: `${isLiked}` as const }),
  }
  known = { viewId: id, filters: found }
  return found
}

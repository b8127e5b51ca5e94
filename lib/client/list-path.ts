import { LIBRARY_LIST, LIKED_LIST, type ListId, parseDerivedList } from '@/lib/list-id'
import { songsPath } from './songs'

const FIXED_PATHS: Record<string, string> = { [LIKED_LIST]: '/liked', [LIBRARY_LIST]: '/songs' }

/** Returns the path of the page of a list; for a view, whose search is not in its id, of all songs. */
export function listPath(list: ListId): string {
  const derived = parseDerivedList(list)
  if (!derived) return FIXED_PATHS[list] ?? `/playlists/${list}`
  const { kind, id } = derived
  if (kind === 'album') return albumPath(id)
  return kind === 'artist' ? artistPath(id) : songsPath({})
}

/** Returns the path of the page of an album. */
export const albumPath = (id: string): string => `/albums/${id}`

/** Returns the path of the page of an artist. */
export const artistPath = (id: string): string => `/artists/${id}`

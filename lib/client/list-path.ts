import { LIBRARY_LIST, LIKED_LIST, type ListId, parseDerivedList } from '@/lib/list-id'
import { songsPath } from './songs'

const FIXED_PATHS: Record<string, string> = { [LIKED_LIST]: '/liked', [LIBRARY_LIST]: '/songs' }

/** Returns the path of the page of a list; for a view, whose search is not in its id, of all songs. */
export function listPath(list: ListId): string {
  const derived = parseDerivedList(list)
  if (!derived) return FIXED_PATHS[list] ?? `/playlists/${list}`
  const { kind, id } = derived
  return songsPath(kind === 'view' ? {} : { [kind]: id })
}

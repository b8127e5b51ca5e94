import { views } from '@/lib/contract/views'
import { derivedListId, LIBRARY_LIST, type ListId } from '@/lib/list-id'
import { api } from './api'
import type { SongChoice } from './songs'

/**
 * Returns the list of the songs that match a search and filters: all songs, those of an artist or of an
 * album, else a view, which is created.
 * @throws ApiProblem
 */
export async function findShuffleList(choice: SongChoice): Promise<ListId> {
  const { q, genre, source, liked, artist, album } = choice
  const isOnly = [q, genre, source, liked, artist, album].filter(Boolean).length <= 1
  if (isOnly && artist) return derivedListId({ kind: 'artist', id: artist })
  if (isOnly && album) return derivedListId({ kind: 'album', id: album })
  const filters = {
    ...(genre && { genre }),
    ...(source && { source }),
    ...(liked && { liked: true }),
    ...(artist && { artist }),
    ...(album && { album }),
  }
  if (!q && Object.keys(filters).length === 0) return LIBRARY_LIST
  const view = await api(views.create, { ...(q && { q }), filters })
  return view.listId
}

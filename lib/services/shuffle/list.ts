import 'server-only'
import type { Repositories, ShuffleEntry } from '@/db'
import { NotFoundError } from '@/lib/errors'
import { buildTrackList, type ShuffleTrack, type TrackList } from '@/lib/shuffle'

/** Whose list: a playlist's id, `liked` or `library`. */
export type ListKey = { userId: string; list: string }

/** Throws `not_found` where the list is no playlist of the user's. */
export async function assertList(store: Repositories, { userId, list }: ListKey): Promise<void> {
  if (list === 'liked' || list === 'library') return
  if (!(await store.playlists.find({ userId, id: list }))) throw new NotFoundError('Playlist', list)
}

// Without an artist a track clashes with nobody; one that is gone from `liked` is not known any more.
const asShuffleTrack = (id: string, entry: ShuffleEntry | undefined): ShuffleTrack => ({
  artists: entry && entry.artists.length > 0 ? entry.artists : [`none:${id}`],
  album: entry?.album ?? null,
  song: entry?.song ?? id,
  liked: entry?.liked ?? false,
})

/** What the shuffle sees of the tracks `ids`, in that order. */
export function trackListOf(ids: string[], entries: Map<string, ShuffleEntry>): TrackList {
  return buildTrackList(ids.map((id) => asShuffleTrack(id, entries.get(id))))
}

/** The entries of a list by track id. */
export async function entriesById(store: Repositories, key: ListKey) {
  const entries = await store.shuffleEntries.list(key)
  return new Map(entries.map((entry) => [entry.trackId, entry]))
}

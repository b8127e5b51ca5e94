import 'server-only'
import type { Repositories, ShuffleEntry, SongStats } from '@/db'
import { NotFoundError } from '@/lib/errors'
import type { ShuffleTrack } from '@/lib/shuffle'

/** Whose list: a playlist's id, `liked` or `library`. */
export type ListKey = { userId: string; list: string }

/** What is known of a list's tracks beside their order: what they are, and how they were heard. */
export type Knowledge = {
  entries: Map<string, ShuffleEntry>
  stats: Map<string, SongStats>
  artistNames: Map<string, string>
}

/** Throws `not_found` where the list is no playlist of the user's. */
export async function assertList(store: Repositories, { userId, list }: ListKey): Promise<void> {
  if (list === 'liked' || list === 'library') return
  if (!(await store.playlists.find({ userId, id: list }))) throw new NotFoundError('Playlist', list)
}

/** Everything the shuffle wants to know of a list. */
export async function knowList(store: Repositories, key: ListKey): Promise<Knowledge> {
  const entries = await store.shuffleEntries.list(key)
  const stats = await store.plays.getSongStats(key.userId)
  return {
    entries: new Map(entries.map((entry) => [entry.trackId, entry])),
    stats: new Map(stats.map((row) => [row.songId, row])),
    artistNames: new Map(
      entries.flatMap(({ artists, artistNames }) =>
        artists.map((id, place) => [id, artistNames[place] ?? ''] as const),
      ),
    ),
  }
}

/** What the shuffle sees of the tracks `ids`, in that order. `turnsAgo` says what it heard itself. */
export const tracksOf = (
  ids: string[],
  knowledge: Knowledge,
  turnsAgo: (place: number) => number | undefined = () => undefined,
): ShuffleTrack[] => ids.map((id, place) => asShuffleTrack(id, knowledge, turnsAgo(place)))

/** Days since each of the tracks was last heard anywhere. */
export const daysUnheardOf = (ids: string[], { entries, stats }: Knowledge) =>
  ids.map((id) => {
    const entry = entries.get(id)
    return entry && stats.get(entry.songId)?.daysAgo
  })

// What flow goes by.
function featuresOf(entry: ShuffleEntry | undefined) {
  if (!entry) return {}
  const { bpm, camelot, energy } = entry
  return { bpm: bpm ?? undefined, camelot: camelot ?? undefined, energy: energy ?? undefined }
}

// Without an artist a track clashes with nobody; one that is gone from `liked` is not known any more.
function asShuffleTrack(
  id: string,
  { entries, stats }: Knowledge,
  turnsAgo: number | undefined,
): ShuffleTrack {
  const entry = entries.get(id)
  const heard = entry && stats.get(entry.songId)
  const age = Math.min(
    turnsAgo ?? Number.POSITIVE_INFINITY,
    heard?.playsAgo ?? Number.POSITIVE_INFINITY,
  )
  return {
    artists: entry && entry.artists.length > 0 ? entry.artists : [`none:${id}`],
    album: entry?.album ?? null,
    song: entry?.song ?? id,
    liked: entry?.liked ?? false,
    skips: heard?.skips ?? 0,
    age,
    ...featuresOf(entry),
  }
}

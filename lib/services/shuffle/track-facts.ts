import 'server-only'
import type { Repositories, ShuffleEntry, SongStats } from '@/db'
import { NotFoundError } from '@/lib/errors'
import { isPlaylistId, type ListKey } from '@/lib/list-id'
import type { ShuffleTrack } from '@/lib/shuffle'

/** The data of a list that the engine needs: entries, listening statistics and artist names. */
export type TrackFacts = {
  /** By track id. */
  entries: Map<string, ShuffleEntry>
  /** By recording key. */
  stats: Map<string, SongStats>
  /** By artist id. */
  artistNames: Map<string, string>
}

/** @throws `not_found` if the list is a playlist that the user does not own */
export async function assertListExists(
  store: Repositories,
  { userId, list }: ListKey,
): Promise<void> {
  if (!isPlaylistId(list)) return
  const playlist = await store.playlists.find({ userId, id: list })
  if (!playlist) throw new NotFoundError('Playlist', list)
}

export async function loadTrackFacts(store: Repositories, key: ListKey): Promise<TrackFacts> {
  const entries = await store.shuffleEntries.list(key)
  const stats = await store.plays.getSongStats(key.userId)
  return {
    entries: new Map(entries.map((entry) => [entry.trackId, entry])),
    stats: new Map(stats.map((row) => [row.recordingKey, row])),
    artistNames: new Map(
      entries.flatMap(({ artists, artistNames }) =>
        artists.map((id, n) => [id, artistNames[n] ?? ''] as const),
      ),
    ),
  }
}

/**
 * Converts tracks for the engine, in the order of their ids. `turnsAgo` returns the turns since the
 * session last played the track at an index, undefined if it did not.
 */
export const toShuffleTracks = (
  ids: string[],
  facts: TrackFacts,
  turnsAgo: (index: number) => number | undefined = () => undefined,
): ShuffleTrack[] => ids.map((id, index) => toShuffleTrack(id, facts, turnsAgo(index)))

/** Returns the days since each track was last heard in any list; undefined if never or unknown. */
export const daysUnheardFor = (ids: string[], { entries, stats }: TrackFacts) =>
  ids.map((id) => {
    const entry = entries.get(id)
    return entry && stats.get(entry.song)?.daysAgo
  })

function toFeatures(entry: ShuffleEntry | undefined) {
  if (!entry) return {}
  const { bpm, camelot, energy } = entry
  return { bpm: bpm ?? undefined, camelot: camelot ?? undefined, energy: energy ?? undefined }
}

// A track without artists gets one of its own; a track that left `liked` has no entry.
function toShuffleTrack(
  id: string,
  { entries, stats }: TrackFacts,
  turnsAgo = Number.POSITIVE_INFINITY,
): ShuffleTrack {
  const entry = entries.get(id)
  const heard = entry && stats.get(entry.song)
  return {
    artists: entry && entry.artists.length > 0 ? entry.artists : [`none:${id}`],
    album: entry?.album ?? null,
    song: entry?.song ?? id,
    liked: entry?.liked ?? false,
    skips: heard?.skips ?? 0,
    age: Math.min(turnsAgo, heard?.playsAgo ?? Number.POSITIVE_INFINITY),
    ...toFeatures(entry),
  }
}

import 'server-only'
import type { Repositories, ShuffleEntry, SongStats } from '@/db'
import { NotFoundError } from '@/lib/errors'
import { isPlaylistId, type ListKey, parseDerivedList } from '@/lib/list-id'
import { createTrackListBuilder, type ShuffleTrack, type TrackList } from '@/lib/shuffle'
import { createPeopleFinder, type SpacingPeople } from '@/lib/song-text/spacing-people'
import { eventLoopTurn } from '../shared/event-loop-turn'
import type { Deck } from './deck'

/** The tracks of a list for the engine, as plain values that can be sent to another thread. */
export type TrackFacts = {
  list: TrackList
  /** Days since each track was last heard in any list; NaN if never or unknown. */
  daysUnheard: Float64Array
  /** The names of people and bands, by the key that the list has for them. */
  artistNames: Map<string, string>
}

/** The statistics of a recording that the engine needs. */
type Stats = Pick<SongStats, 'playsAgo' | 'daysAgo' | 'skips'>

const SLICE_TRACKS = 500
const NO_PEOPLE: SpacingPeople = new Map()

const RESOURCES = { album: 'Album', artist: 'Artist', view: 'View' } as const

/** @throws `not_found` if the user has no such playlist, album, artist or view */
export async function assertListExists(
  store: Repositories,
  { userId, list }: ListKey,
): Promise<void> {
  const derived = parseDerivedList(list)
  if (derived && !(await store.derivedLists.exists(userId, derived))) {
    throw new NotFoundError(RESOURCES[derived.kind], derived.id)
  }
  if (!isPlaylistId(list)) return
  const playlist = await store.playlists.find({ userId, id: list })
  if (!playlist) throw new NotFoundError('Playlist', list)
}

/** Reads the tracks at some indices of a deck with the statistics of the user, in slices. */
export async function loadTrackFacts(
  store: Repositories,
  key: ListKey,
  { ids }: Deck,
  indices: Int32Array,
): Promise<TrackFacts> {
  const rows = await store.plays.getSongStats(key.userId)
  const stats = new Map(rows.map((row) => [row.recordingKey, row]))
  const facts = collectTrackFacts(indices.length, stats)
  for (let from = 0; from < indices.length; from += SLICE_TRACKS) {
    await eventLoopTurn()
    const slice = Array.from(indices.subarray(from, from + SLICE_TRACKS), (index) => ids.at(index))
    facts.add(slice, await store.shuffleEntries.findMany(key, slice))
  }
  await eventLoopTurn()
  return facts.finish()
}

/** Collects tracks for the engine; `stats` are by recording key. */
export function collectTrackFacts(size: number, stats: ReadonlyMap<string, Stats>) {
  const builder = createTrackListBuilder(size)
  const daysUnheard = new Float64Array(size).fill(Number.NaN)
  const artistNames = new Map<string, string>()
  const findPeople = createPeopleFinder()
  let count = 0
  return {
    /** Adds tracks in the order of their ids; a track that left `liked` has no entry. */
    add(ids: readonly string[], entries: readonly ShuffleEntry[]): void {
      const byId = new Map(entries.map((entry) => [entry.trackId, entry]))
      for (const id of ids) {
        const entry = byId.get(id)
        const heard = entry && stats.get(entry.song)
        const people = entry ? findPeople(entry.artists, entry.title) : NO_PEOPLE
        builder.add(toShuffleTrack(id, entry, { people, heard }))
        if (heard) daysUnheard[count] = heard.daysAgo
        for (const [key, name] of people) artistNames.set(key, name)
        count++
      }
    },
    finish: (): TrackFacts => ({ list: builder.finish(), daysUnheard, artistNames }),
  }
}

function toFeatures(entry: ShuffleEntry | undefined) {
  if (!entry) return {}
  const { bpm, camelot, energy } = entry
  return { bpm: bpm ?? undefined, camelot: camelot ?? undefined, energy: energy ?? undefined }
}

// A track without artists gets one of its own.
const toShuffleTrack = (
  id: string,
  entry: ShuffleEntry | undefined,
  { people, heard }: { people: SpacingPeople; heard: Stats | undefined },
): ShuffleTrack => ({
  artists: people.size > 0 ? [...people.keys()] : [`none:${id}`],
  album: entry?.album ?? null,
  song: entry?.song ?? id,
  liked: entry?.liked ?? false,
  skips: heard?.skips ?? 0,
  age: heard?.playsAgo ?? Number.POSITIVE_INFINITY,
  ...toFeatures(entry),
})

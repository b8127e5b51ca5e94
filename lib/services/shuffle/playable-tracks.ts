import 'server-only'
import type { Repositories } from '@/db'
import { env } from '@/lib/config/env'
import type { ListKey } from '@/lib/list-id'
import { eventLoopTurn } from '../shared/event-loop-turn'
import type { TrackIds } from './track-ids'

/** Nearly always one of the first tracks can be played. */
const FIRST_SLICE_TRACKS = 64
const SLICE_TRACKS = 1_000

/** Whether a track has a recording, or could get one by a search. */
export async function isTrackPlayable(
  store: Repositories,
  key: ListKey,
  trackId: string,
): Promise<boolean> {
  const found = await store.shuffleEntries.listPlayable(key, [trackId], serverKey())
  return found.length > 0
}

/** Returns the first of some tracks that can be played, as an index of a deck; undefined if none can. */
export async function findPlayable(
  store: Repositories,
  key: ListKey,
  ids: TrackIds,
  tracks: Int32Array,
): Promise<number | undefined> {
  for (let from = 0, count = FIRST_SLICE_TRACKS; from < tracks.length; count = SLICE_TRACKS) {
    const slice = Array.from(tracks.subarray(from, from + count), (index) => ids.at(index))
    const found = new Set(await store.shuffleEntries.listPlayable(key, slice, serverKey()))
    const first = slice.findIndex((id) => found.has(id))
    if (first >= 0) return tracks[from + first]
    from += count
    await eventLoopTurn()
  }
  return undefined
}

/** With a key of the server, YouTube is searched for the songs of all users when they are to play. */
const serverKey = () => ({ hasServerKey: env().YOUTUBE_API_KEY !== undefined })

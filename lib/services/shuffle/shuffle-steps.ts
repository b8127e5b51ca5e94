import 'server-only'
import { db, type TrackRow } from '@/db'
import type { ShuffleStep } from '@/lib/contract/shuffle-state'
import type { ListKey } from '@/lib/list-id'
import { presentTrack } from '../shared/present'
import type { Deck } from './deck'
import { readReason } from './read-reason'
import type { TurnLocation } from './turn-location'

/** Loads the tracks of some turns in their order; tracks that no longer exist are left out. */
export async function loadShuffleSteps(
  key: ListKey,
  deck: Deck,
  locations: TurnLocation[],
): Promise<ShuffleStep[]> {
  const rows = await db.shuffleTracks.findMany({
    ...key,
    sessionId: deck.sessionId,
    trackIds: locations.map(({ index }) => deck.ids.at(index)),
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return locations.flatMap((location) => {
    const row = byId.get(deck.ids.at(location.index))
    return row ? [toShuffleStep(deck, location, row)] : []
  })
}

/** Loads the track of a turn with the revision that the session has at that moment. */
export const loadTrack = (key: ListKey, { sessionId, ids }: Deck, { index }: TurnLocation) =>
  db.shuffleTracks.find({ ...key, sessionId, trackId: ids.at(index) })

/** Returns the API representation of a turn. */
export function toShuffleStep(
  deck: Deck,
  { turn, set, position, setSize }: TurnLocation,
  row: TrackRow & { revision: number },
): ShuffleStep {
  const { revision: _revision, ...track } = row
  const deckSet = deck.sets.find((candidate) => candidate.set === set)
  const reason = readReason(deckSet, position)
  return { turn, set, position, setSize, track: presentTrack(track), reason }
}

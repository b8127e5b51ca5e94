import 'server-only'
import { db, type TrackRow } from '@/db'
import type { ShuffleStep } from '@/lib/contract/shuffle'
import { presentTrack } from '../shared/present'
import type { Deck } from './deck'
import type { ListKey } from './list'
import type { Place } from './places'
import { reasonsOf } from './reasons'

/** The tracks at `places` of a deck, in that order; one that is gone for good is left out. */
export async function showPlaces(
  key: ListKey,
  deck: Deck,
  places: Place[],
): Promise<ShuffleStep[]> {
  const rows = await tracksAt(key, deck, places)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return places.flatMap((place) => {
    const row = byId.get(deck.ids[place.index]!)
    return row ? [asStep(deck, place, row)] : []
  })
}

/** The row behind a place, with the session's revision at that moment. */
export const trackAt = (key: ListKey, { sessionId, ids }: Deck, { index }: Place) =>
  db.shuffleTracks.find({ ...key, sessionId, trackId: ids[index]! })

/** The rows behind `places`, each with the session's revision at that moment. */
export const tracksAt = (key: ListKey, deck: Deck, places: Place[]) =>
  db.shuffleTracks.findMany({
    ...key,
    sessionId: deck.sessionId,
    trackIds: places.map((place) => deck.ids[place.index]!),
  })

/** A turn as the API shows it. */
export function asStep(
  deck: Deck,
  { turn, set, position, setSize }: Place,
  row: TrackRow & { revision: number },
): ShuffleStep {
  const { revision: _revision, ...track } = row
  const dealt = deck.sets.find((candidate) => candidate.set === set)
  const reason = (dealt && reasonsOf(dealt)[position]) ?? { code: 'chance' as const, text: '' }
  return { turn, set, position, setSize, track: presentTrack(track), reason }
}

import 'server-only'
import { db } from '@/db'
import type { ShuffleStep } from '@/lib/contract/shuffle'
import { presentTrack } from '../present'
import { type Deck, readDeck, recallDeck } from './deck'
import type { ListKey } from './list'
import type { Place } from './places'
import { reasonAt } from './reason'

/** The deck a place belongs to; undefined when the session has moved on to another revision. */
export async function deckOf(key: ListKey, place: Place): Promise<Deck | undefined> {
  const known = recallDeck(place.sessionId, place.revision)
  if (known?.sets.some((set) => set.set === place.set)) return known
  return db.snapshot(async (tx) => {
    const session = await tx.shuffleSessions.findRunning(key)
    if (session?.id !== place.sessionId || session.revision !== place.revision) return undefined
    return readDeck(tx, session)
  })
}

/**
 * The tracks at `places`, in that order; undefined when an edit or an outage made what the window
 * said out of date, and it must be read again.
 */
export async function showPlaces(
  key: ListKey,
  places: Place[],
): Promise<ShuffleStep[] | undefined> {
  const [first] = places
  if (!first) return []
  const deck = await deckOf(key, first)
  if (!deck) return undefined
  const trackIds = places.map((place) => deck.ids[place.index]!)
  const { sessionId } = first
  const rows = await db.shuffleTracks.findMany({ ...key, sessionId, trackIds })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const steps = places.flatMap((place, at) => {
    const row = byId.get(trackIds[at]!)
    if (!row || row.revision !== place.revision) return []
    const { turn, set, position, setSize } = place
    const { revision: _revision, ...track } = row
    const reason = reasonAt(deck, place, track)
    return [{ turn, set, position, setSize, track: presentTrack(track), reason }]
  })
  return steps.length === places.length ? steps : undefined
}

import 'server-only'
import { db, type ShuffleSessionRow } from '@/db'
import type { Mode } from '@/lib/contract/shuffle-settings'
import type { ShuffleStep } from '@/lib/contract/shuffle-state'
import type { ListKey } from '@/lib/list-id'
import { emptyPlaylist, lockOrCreateSession } from './create-session'
import { cacheDeck, countActive, type Deck, lastTurn, loadDeckUpTo } from './deck'
import { extendDeck } from './extend-deck'
import { requestedTurn } from './requested-turn'
import { loadShuffleSteps } from './shuffle-steps'
import { locateTurn } from './turn-location'

/**
 * Hands out a turn from Postgres during an outage of Redis; undefined if its track no longer exists.
 * Raises the revision of the session: a window that survives the outage lacks this turn and must not
 * be used again.
 *
 * @throws `not_found`, `empty_playlist`, `turn_out_of_range`
 */
export async function nextWithoutRedis(
  key: ListKey,
  { after, mode }: { after?: number; mode?: Mode },
): Promise<ShuffleStep | undefined> {
  const { deck, location } = await db.transaction(async (tx) => {
    const session = await lockOrCreateSession(tx, key, { mode })
    const turn = requestedTurn(session.turn, after)
    const loaded = await loadDeckUpTo(tx, session, turn)
    if (countActive(loaded) === 0 && lastTurn(loaded) < turn) throw emptyPlaylist()
    const deck = await extendDeck(tx, session, loaded, turn)
    if (turn <= session.turn) return locateIn(deck, session, turn)
    const revised = { ...session, revision: session.revision + 1 }
    await tx.shuffleTurns.takeWithoutRedis(session.id, revised.revision, turn)
    return locateIn(deck, revised, turn)
  })
  cacheDeck(deck)
  const [step] = location ? await loadShuffleSteps(key, deck, [location]) : []
  return step
}

function locateIn(known: Deck, { revision }: ShuffleSessionRow, turn: number) {
  const deck = { ...known, revision }
  return { deck, location: locateTurn(deck, turn) }
}

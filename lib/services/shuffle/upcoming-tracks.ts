import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { ListKey } from '@/lib/list-id'
import { requireUser } from '../shared/access'
import { lockOrCreateSession } from './create-session'
import { getCurrentSession } from './current-session'
import { cacheDeck, type Deck, lastTurn, loadDeck } from './deck'
import { extendDeck } from './extend-deck'
import { loadShuffleSteps } from './shuffle-steps'
import { locateTurn } from './turn-location'

/**
 * Returns the next `limit` tracks in playing order. The session stays at its turn.
 *
 * @throws `not_found`, `no_shuffle_session`
 */
export async function listUpcomingTracks(
  ctx: Context,
  { playlistId: list, limit }: { playlistId: string; limit: number },
) {
  const key = { userId: requireUser(ctx).userId, list }
  const { session, deck: current } = await getCurrentSession(key)
  const until = session.turn + limit
  const deck = lastTurn(current) >= until ? current : await extendUntil(key, until)
  const locations = Array.from({ length: limit }, (_, ahead) =>
    locateTurn(deck, session.turn + 1 + ahead),
  ).filter((location) => location !== undefined)
  return { data: await loadShuffleSteps(key, deck, locations) }
}

// The set after the running one may not be built yet.
async function extendUntil(key: ListKey, turn: number): Promise<Deck> {
  const deck = await db.transaction(async (tx) => {
    const session = await lockOrCreateSession(tx, key)
    return extendDeck(tx, session, await loadDeck(tx, session), turn)
  })
  cacheDeck(deck)
  return deck
}

import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import { requireUser } from '../shared/access'
import { type Deck, keepDeck, lastTurn, readDeck } from './deck'
import { extendDeck } from './extend'
import type { ListKey } from './list'
import { holdSession } from './open-session'
import { placeAt } from './places'
import { showPlaces } from './show'
import { standing } from './standing'

/** The next `limit` tracks as they will come; nothing moves. Throws as `shuffleState`. */
export async function upcomingTracks(
  ctx: Context,
  { playlistId: list, limit }: { playlistId: string; limit: number },
) {
  const key = { userId: requireUser(ctx).userId, list }
  const { session, deck: known } = await standing(key)
  const until = session.turn + limit
  const deck = lastTurn(known) >= until ? known : await deckUntil(key, until)
  const places = Array.from({ length: limit }, (_, ahead) =>
    placeAt(deck, session.turn + 1 + ahead),
  ).filter((place) => place !== undefined)
  return { data: await showPlaces(key, deck, places) }
}

// The set after the running one may not be dealt yet.
async function deckUntil(key: ListKey, turn: number): Promise<Deck> {
  const deck = await db.transaction(async (tx) => {
    const session = await holdSession(tx, key)
    return extendDeck(tx, session, await readDeck(tx, session), turn)
  })
  keepDeck(deck)
  return deck
}

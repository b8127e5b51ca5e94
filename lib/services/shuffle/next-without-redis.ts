import 'server-only'
import { db, type ShuffleSessionRow } from '@/db'
import type { Mode, ShuffleStep } from '@/lib/contract/shuffle'
import { activeCount, type Deck, deckUpTo, keepDeck, lastTurn } from './deck'
import { extendDeck } from './extend'
import type { ListKey } from './list'
import { emptyPlaylist, holdSession } from './open-session'
import { placeAt } from './places'
import { showPlaces } from './show'
import { turnAfter } from './turn-after'

type Wanted = { after?: number; mode?: Mode }

/**
 * Hands out a turn from Postgres alone, while Redis is out. The revision goes up with it: a window
 * that outlived the outage does not know of this turn and must not be served again.
 */
export async function nextWithoutRedis(
  key: ListKey,
  { after, mode }: Wanted,
): Promise<ShuffleStep | undefined> {
  const { deck, place } = await db.transaction(async (tx) => {
    const session = await holdSession(tx, key, { mode })
    const turn = turnAfter(session.turn, after)
    const known = await deckUpTo(tx, session, turn)
    if (activeCount(known) === 0 && lastTurn(known) < turn) throw emptyPlaylist()
    const deck = await extendDeck(tx, session, known, turn)
    if (turn > session.turn) {
      const revised = { ...session, revision: session.revision + 1 }
      await tx.shuffleTurns.takeWithoutRedis(session.id, revised.revision, turn)
      return placeIn(deck, revised, turn)
    }
    return placeIn(deck, session, turn)
  })
  keepDeck(deck)
  return (await showPlaces(key, deck, [place]))[0]
}

function placeIn(known: Deck, { revision }: ShuffleSessionRow, turn: number) {
  const deck = { ...known, revision }
  return { deck, place: placeAt(deck, turn)! }
}

import 'server-only'
import { type Deck, findSet } from './deck'

/** The track of a turn: its index in the deck and its position in a set. */
export type TurnLocation = {
  sessionId: string
  revision: number
  turn: number
  index: number
  set: number
  position: number
  setSize: number
}

/** Locates a turn in a deck; undefined if the deck has no set that contains it. */
export function locateTurn(deck: Deck, turn: number): TurnLocation | undefined {
  const set = findSet(deck, turn)
  const index = set?.order[turn - set.startTurn]
  if (!set || index === undefined) return undefined
  return {
    sessionId: deck.sessionId,
    revision: deck.revision,
    turn,
    index,
    set: set.set,
    position: turn - set.startTurn,
    setSize: set.order.length,
  }
}

import 'server-only'
import { type Deck, setAt } from './deck'

/** A turn that was handed out or will be: which index of the deck, and where in which set. */
export type Place = {
  sessionId: string
  revision: number
  turn: number
  index: number
  set: number
  position: number
  setSize: number
}

/** Where `turn` lies in the deck; undefined where the deck does not know it. */
export function placeAt(deck: Deck, turn: number): Place | undefined {
  const set = setAt(deck, turn)
  if (!set) return undefined
  const position = turn - set.startTurn
  return {
    sessionId: deck.sessionId,
    revision: deck.revision,
    turn,
    index: set.order[position]!,
    set: set.set,
    position,
    setSize: set.order.length,
  }
}

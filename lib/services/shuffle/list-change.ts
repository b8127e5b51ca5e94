import 'server-only'
import { eventLoopTurn } from '../shared/event-loop-turn'
import type { Deck, DeckTracks } from './deck'

/** The tracks a list gained, by id, and lost, by index in the deck. */
export type ListChange = { added: string[]; removed: number[] }

export const isEmptyChange = ({ added, removed }: ListChange): boolean =>
  added.length === 0 && removed.length === 0

const SLICE_TRACKS = 5_000

/** Compares the tracks in play in a deck with all those of the list. */
export async function findListChange(
  deck: DeckTracks,
  listIds: readonly string[],
): Promise<ListChange> {
  const isInList = new Uint8Array(deck.ids.size)
  const added: string[] = []
  for (let from = 0; from < listIds.length; from += SLICE_TRACKS) {
    if (from > 0) await eventLoopTurn()
    for (const id of listIds.slice(from, from + SLICE_TRACKS)) {
      const index = deck.ids.indexOf(id)
      if (index >= 0) isInList[index] = 1
      if (deck.isActive[index] !== 1) added.push(id)
    }
  }
  const removed: number[] = []
  for (let index = 0; index < isInList.length; index++)
    if (deck.isActive[index] === 1 && isInList[index] === 0) removed.push(index)
  return { added, removed }
}

/**
 * Compares only some tracks: `touched` may have changed, and those of them that the list contains are
 * `present`.
 */
export function findTouchedChange(
  deck: DeckTracks,
  touched: readonly string[],
  present: readonly string[],
): ListChange {
  const inList = new Set(present)
  return {
    added: present.filter((id) => deck.isActive[deck.ids.indexOf(id)] !== 1),
    removed: touched
      .filter((id) => !inList.has(id))
      .map((id) => deck.ids.indexOf(id))
      .filter((index) => deck.isActive[index] === 1),
  }
}

/** Returns the deck at the next revision, with the change applied to its tracks but not to its sets. */
export function applyListChange(deck: Deck, { added, removed }: ListChange): Deck {
  const ids = deck.ids.clone(added.length)
  const isActive = new Uint8Array(deck.ids.size + added.length)
  isActive.set(deck.isActive)
  for (const id of added) isActive[ids.add(id)] = 1
  for (const index of removed) isActive[index] = 0
  return {
    ...deck,
    revision: deck.revision + 1,
    ids,
    isActive: isActive.subarray(0, ids.size),
  }
}

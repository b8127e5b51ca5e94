import 'server-only'
import type { Deck } from './deck'

/** The tracks a list gained, by id, and lost, by index in the deck. */
export type ListChange = { added: string[]; removed: number[] }

/** Compares the tracks in play in a deck with those of the list. */
export function findListChange(deck: Deck, listIds: string[]): ListChange {
  const active = new Set(deck.ids.filter((_, index) => deck.isActive[index] === 1))
  const inList = new Set(listIds)
  return {
    added: listIds.filter((id) => !active.has(id)),
    removed: deck.ids.flatMap((id, index) =>
      deck.isActive[index] === 1 && !inList.has(id) ? [index] : [],
    ),
  }
}

/** Returns the deck at the next revision, with the change applied to its tracks but not to its sets. */
export function applyListChange(deck: Deck, { added, removed }: ListChange): Deck {
  const ids = [...deck.ids]
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const active = Array.from(deck.isActive)
  for (const id of added) {
    const index = indexOf.get(id) ?? ids.push(id) - 1
    active[index] = 1
  }
  for (const index of removed) active[index] = 0
  return { ...deck, revision: deck.revision + 1, ids, isActive: Uint8Array.from(active) }
}

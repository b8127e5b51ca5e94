import type { Credit } from './credit'
import { type CreditPart, joinParts, splitAt } from './credit-part'
import { isKeptName } from './kept-names'

// The lookbehind keeps matching linear: a run of spaces is tried once.
const JOINT = /(?<!\s)\s*,\s+|\/|(?<!\s)\s+(?:[&+×/]|and|und|et|y|e|con|with|mit|x|vs\.?)\s+/i
const SLASH_IN_A_WORD = /^[^\s/]{1,4}(?:\/[^\s/]{1,4})+$/
const MAX_PIECES = 8

/** Returns how a name is known: as a single artist, as one that a source lists, or not at all. */
export type KnownArtist = (name: string) => 'listed' | 'named' | undefined

/** Returns all names that may be part of the names of a credit. */
export function possibleNames({ parts, isListed }: Credit): string[] {
  if (isListed) return []
  return parts.flatMap(({ name }) => {
    const pieces = splitPieces(name)
    return pieces.flatMap((_, from) =>
      pieces.slice(from).map((_, length) => joinParts(pieces.slice(from, from + length + 1))),
    )
  })
}

/**
 * Splits the names of a credit further if each piece is the name of a known artist. A name that a
 * source lists as one artist is not split.
 */
export function divideByKnownArtists(credit: Credit, known: KnownArtist): Credit {
  if (credit.isListed) return credit
  const parts = credit.parts.flatMap((part) => splitPart(part, known))
  return parts.length === credit.parts.length ? credit : { ...credit, parts }
}

/** Splits the name of an artist into people and bands, at all separators. */
export const splitPeople = (name: string): string[] =>
  isKeptName(name) ? [name] : splitAt(name, JOINT).map((piece) => piece.name)

function splitPart(part: CreditPart, known: KnownArtist): CreditPart[] {
  const pieces = splitPieces(part.name)
  if (pieces.length < 2 || known(part.name) === 'listed') return [part]
  const found = findKnownParts(pieces, known, pieces.length - 1)
  if (!found) return [part]
  return found.map((one, index) => (index === found.length - 1 ? { ...one, join: part.join } : one))
}

/** Joins pieces to the longest known artists; undefined if a piece is not part of one. */
function findKnownParts(
  pieces: CreditPart[],
  known: KnownArtist,
  longest = pieces.length,
): CreditPart[] | undefined {
  if (pieces.length === 0) return []
  for (let length = longest; length > 0; length--) {
    const name = joinParts(pieces.slice(0, length))
    if (known(name) === undefined) continue
    const rest = findKnownParts(pieces.slice(length), known)
    if (rest) return [{ name, join: pieces[length - 1]?.join ?? '' }, ...rest]
  }
  return undefined
}

function splitPieces(name: string): CreditPart[] {
  if (isKeptName(name) || SLASH_IN_A_WORD.test(name)) return []
  const pieces = splitAt(name, JOINT)
  return pieces.length > 1 && pieces.length <= MAX_PIECES ? pieces : []
}

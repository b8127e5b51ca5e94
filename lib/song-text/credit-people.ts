import type { Credit } from './credit'
import { type CreditPart, dividedAt, textOf } from './credit-part'
import { isKeptName } from './kept-names'

// The lookbehind keeps a long run of spaces from being tried once for each of them.
const JOINT = /(?<!\s)\s*,\s+|\/|(?<!\s)\s+(?:[&+×/]|and|und|et|y|e|con|with|mit|x|vs\.?)\s+/i
const SLASH_IN_A_WORD = /^[^\s/]{1,4}(?:\/[^\s/]{1,4})+$/
const MAX_PIECES = 8

/** Returns how a name is known: as a single artist, as one that a source lists, or not at all. */
export type KnownArtist = (name: string) => 'listed' | 'named' | undefined

/** All names that a credit may hold beyond those that it is divided into. */
export function possibleNames({ parts, isListed }: Credit): string[] {
  if (isListed) return []
  return parts.flatMap(({ name }) => {
    const pieces = piecesOf(name)
    return pieces.flatMap((_, from) =>
      pieces.slice(from).map((_, length) => textOf(pieces.slice(from, from + length + 1))),
    )
  })
}

/**
 * Divides the names of a credit further where every piece is the name of a known artist. A name that
 * a source lists as one artist stays whole.
 */
export function divideByKnownArtists(credit: Credit, known: KnownArtist): Credit {
  if (credit.isListed) return credit
  const parts = credit.parts.flatMap((part) => divided(part, known))
  return parts.length === credit.parts.length ? credit : { ...credit, parts }
}

/** Every single person or band of an artist's name, divided generously. */
export const peopleOf = (name: string): string[] =>
  isKeptName(name) ? [name] : dividedAt(name, JOINT).map((piece) => piece.name)

function divided(part: CreditPart, known: KnownArtist): CreditPart[] {
  const pieces = piecesOf(part.name)
  if (pieces.length < 2 || known(part.name) === 'listed') return [part]
  const found = knownParts(pieces, known, pieces.length - 1)
  if (!found) return [part]
  return found.map((one, index) => (index === found.length - 1 ? { ...one, join: part.join } : one))
}

/** The pieces as known artists, each as long as possible; undefined if any piece is not known. */
function knownParts(
  pieces: CreditPart[],
  known: KnownArtist,
  longest = pieces.length,
): CreditPart[] | undefined {
  if (pieces.length === 0) return []
  for (let length = longest; length > 0; length--) {
    const name = textOf(pieces.slice(0, length))
    if (known(name) === undefined) continue
    const rest = knownParts(pieces.slice(length), known)
    if (rest) return [{ name, join: pieces[length - 1]?.join ?? '' }, ...rest]
  }
  return undefined
}

function piecesOf(name: string): CreditPart[] {
  if (isKeptName(name) || SLASH_IN_A_WORD.test(name)) return []
  const pieces = dividedAt(name, JOINT)
  return pieces.length > 1 && pieces.length <= MAX_PIECES ? pieces : []
}

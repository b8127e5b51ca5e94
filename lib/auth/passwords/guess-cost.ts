import 'server-only'
import { isCommonPassword } from './common-passwords'
import { endOfWalk } from './keyboard'

const MIN_WORD_CHARS = 4
const MAX_WORD_CHARS = 24
const MIN_WALK_CHARS = 3
const COSTS = { known: 0, year: 0, run: 0.3, walk: 0.5, word: 1, digit: 0.25, sign: 0.1, letter: 1 }
const LEET = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '9': 'g' }
const SIGNS = { '@': 'a', $: 's', '!': 'i', '|': 'l', '(': 'c', '+': 't', '€': 'e' }
const LETTER_OF = new Map(Object.entries({ ...LEET, ...SIGNS }))
const YEAR = /^(?:19|20)\d\d$/

/**
 * Estimates how many words a guesser has to choose for a password, in lower case: words in `known` and
 * years cost nothing, common words 1, keyboard walks and runs less, other letters 1 each. The cheapest
 * division of the password counts.
 */
export function guessCost(password: string, known: ReadonlySet<string>): number {
  // costs[end]: the cost of the characters before `end`.
  const costs = [0]
  let cheapest = 0
  for (let end = 1; end <= password.length; end++) {
    cheapest += costOfCharacter(password.charAt(end - 1))
    const first = Math.max(0, end - MAX_WORD_CHARS)
    for (const [at, before] of costs.slice(first).entries()) {
      if (before >= cheapest) continue
      cheapest = Math.min(cheapest, before + costOfPiece(password, first + at, end, known))
    }
    costs.push(cheapest)
  }
  return cheapest
}

function costOfPiece(text: string, start: number, end: number, known: ReadonlySet<string>): number {
  const piece = text.slice(start, end)
  if (known.has(piece)) return COSTS.known
  if (YEAR.test(piece)) return COSTS.year
  if (piece.length < MIN_WALK_CHARS) return Number.POSITIVE_INFINITY
  if (isRun(piece)) return COSTS.run
  if (endOfWalk(text, start) >= end) return COSTS.walk
  return isWord(piece, known) ? COSTS.word : Number.POSITIVE_INFINITY
}

function isWord(piece: string, known: ReadonlySet<string>): boolean {
  if (piece.length < MIN_WORD_CHARS || !/\p{L}/u.test(piece)) return false
  const letters = piece.replaceAll(/[^\p{L}]/gu, (sign) => LETTER_OF.get(sign) ?? sign)
  return [piece, letters, letters.replaceAll('i', 'l')].some(
    (word) => known.has(word) || isCommonPassword(word),
  )
}

/** True for `aaaa`, `abcd`, `4321`. */
function isRun(piece: string): boolean {
  const step = piece.charCodeAt(1) - piece.charCodeAt(0)
  if (Math.abs(step) > 1) return false
  for (let at = 1; at + 1 < piece.length; at++) {
    if (piece.charCodeAt(at + 1) - piece.charCodeAt(at) !== step) return false
  }
  return true
}

function costOfCharacter(sign: string): number {
  if (/\d/.test(sign)) return COSTS.digit
  return /\p{L}/u.test(sign) ? COSTS.letter : COSTS.sign
}

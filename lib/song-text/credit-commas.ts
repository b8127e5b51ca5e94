import { type CreditPart, joinParts, splitAt } from './credit-part'
import { isKeptName, MAX_KEPT_COMMA_PARTS } from './kept-names'

/** Which commas separate artists: none, those without a space after them, or all. */
export type CommaRule = 'none' | 'bare' | 'all'

const ESCAPED_COMMA = /\\\s*,/g
const COMMA_STAND_IN = '\uE000'
const BARE_COMMA = /(?<!\d),(?=[^\s\d])/
const ANY_COMMA = /,(?!\d{3}\b)/
const AND = / (?:&|and|und|et|y) /i

/**
 * Splits names at commas, except known names with commas and "X, Y & Z", which is the name of one
 * band more often than a list.
 */
export function splitAtCommas(text: string, commas: CommaRule): CreditPart[] {
  if (commas === 'none') return [{ name: text, join: '' }]
  const parts = joinKeptNames(splitAt(text, commas === 'bare' ? BARE_COMMA : ANY_COMMA))
  const last = parts.at(-1)
  const isOneBand = parts.length > 1 && last && AND.test(last.name) && !isKeptName(last.name)
  return isOneBand ? [{ name: text, join: '' }] : parts
}

/**
 * Splits a text into a number of names that the source states. A comma inside a name may be escaped.
 * If there are too many commas, those that most likely belong to a name are not used.
 */
export function splitByCount(text: string, count: number): CreditPart[] {
  const shielded = text.replace(ESCAPED_COMMA, COMMA_STAND_IN)
  if (count <= 1) return [{ name: restoreCommas(shielded), join: '' }]
  const comma = shielded.includes(', ') ? /, / : /[;,]/
  const parts = joinKeptNames(
    splitAt(shielded, comma).map((part) => ({ ...part, name: restoreCommas(part.name) })),
  )
  return parts.length > count ? rejoinExcess(parts, count) : parts
}

function rejoinExcess(parts: CreditPart[], count: number): CreditPart[] {
  const joints = parts.map(({ name }, index) => ({
    index,
    likelihood: index === 0 ? -1 : likelihoodOfTail(name),
  }))
  joints.sort((a, b) => b.likelihood - a.likelihood || b.index - a.index)
  const closed = new Set(joints.slice(0, parts.length - count).map((joint) => joint.index))
  const names: CreditPart[] = []
  for (const [index, part] of parts.entries()) {
    const before = closed.has(index) ? names.pop() : undefined
    names.push(before ? { ...part, name: joinParts([before, part]) } : part)
  }
  return names
}

/** Rates how likely a part is the second half of a name: "dear", "Wind & Fire", "The Creator". */
function likelihoodOfTail(part: string): number {
  if (/^\p{Ll}/u.test(part)) return 3
  if (AND.test(part)) return 2
  return part.startsWith('The ') ? 1 : 0
}

function joinKeptNames(parts: CreditPart[]): CreditPart[] {
  const names: CreditPart[] = []
  for (let from = 0; from < parts.length; ) {
    const length = lengthOfKeptName(parts, from)
    const taken = parts.slice(from, from + length)
    names.push({ name: joinParts(taken), join: taken.at(-1)?.join ?? '' })
    from += length
  }
  return names
}

function lengthOfKeptName(parts: CreditPart[], from: number): number {
  for (let length = MAX_KEPT_COMMA_PARTS; length > 1; length--) {
    const taken = parts.slice(from, from + length)
    if (taken.length === length && isKeptName(joinParts(taken))) return length
  }
  return 1
}

const restoreCommas = (text: string): string => text.replaceAll(COMMA_STAND_IN, ',')

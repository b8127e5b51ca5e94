import { type CreditPart, dividedAt, textOf } from './credit-part'
import { isKeptName, MAX_KEPT_COMMA_PARTS } from './kept-names'

/** Which commas divide artists: none, those without a space behind them, or all. */
export type CommaRule = 'none' | 'bare' | 'all'

const ESCAPED_COMMA = /\\\s*,/g
const COMMA_STAND_IN = '\uE000'
const BARE_COMMA = /(?<!\d),(?=[^\s\d])/
const ANY_COMMA = /,(?!\d{3}\b)/
const AND = / (?:&|and|und|et|y) /i

/**
 * Divides names at commas. A name that is known to hold commas stays whole, and so does "X, Y & Z",
 * which is the name of one band more often than a list.
 */
export function dividedAtCommas(text: string, commas: CommaRule): CreditPart[] {
  if (commas === 'none') return [{ name: text, join: '' }]
  const parts = withKeptNames(dividedAt(text, commas === 'bare' ? BARE_COMMA : ANY_COMMA))
  const last = parts.at(-1)
  const isOneBand = parts.length > 1 && last && AND.test(last.name) && !isKeptName(last.name)
  return isOneBand ? [{ name: text, join: '' }] : parts
}

/**
 * Divides names of which the source states how many there are. A comma inside a name may be escaped;
 * if there are too many commas, those that most likely belong to a name do not divide.
 */
export function dividedByCount(text: string, count: number): CreditPart[] {
  const shielded = text.replace(ESCAPED_COMMA, COMMA_STAND_IN)
  if (count <= 1) return [{ name: unshielded(shielded), join: '' }]
  const comma = shielded.includes(', ') ? /, / : /[;,]/
  const parts = withKeptNames(
    dividedAt(shielded, comma).map((part) => ({ ...part, name: unshielded(part.name) })),
  )
  return parts.length > count ? rejoined(parts, count) : parts
}

function rejoined(parts: CreditPart[], count: number): CreditPart[] {
  const joints = parts.map(({ name }, index) => ({
    index,
    likelihood: index === 0 ? -1 : likelihoodOfTail(name),
  }))
  joints.sort((a, b) => b.likelihood - a.likelihood || b.index - a.index)
  const closed = new Set(joints.slice(0, parts.length - count).map((joint) => joint.index))
  const names: CreditPart[] = []
  for (const [index, part] of parts.entries()) {
    const before = closed.has(index) ? names.pop() : undefined
    names.push(before ? { ...part, name: textOf([before, part]) } : part)
  }
  return names
}

/** How much a part reads like the second half of a name: "dear", "Wind & Fire", "The Creator". */
function likelihoodOfTail(part: string): number {
  if (/^\p{Ll}/u.test(part)) return 3
  if (AND.test(part)) return 2
  return part.startsWith('The ') ? 1 : 0
}

function withKeptNames(parts: CreditPart[]): CreditPart[] {
  const names: CreditPart[] = []
  for (let from = 0; from < parts.length; ) {
    const length = lengthOfKeptName(parts, from)
    const taken = parts.slice(from, from + length)
    names.push({ name: textOf(taken), join: taken.at(-1)?.join ?? '' })
    from += length
  }
  return names
}

function lengthOfKeptName(parts: CreditPart[], from: number): number {
  for (let length = MAX_KEPT_COMMA_PARTS; length > 1; length--) {
    const taken = parts.slice(from, from + length)
    if (taken.length === length && isKeptName(textOf(taken))) return length
  }
  return 1
}

const unshielded = (text: string): string => text.replaceAll(COMMA_STAND_IN, ',')

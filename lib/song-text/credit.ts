import { type CommaRule, splitAtCommas, splitByCount } from './credit-commas'
import { appendJoin, type CreditPart, splitAt } from './credit-part'
import { isKeptName } from './kept-names'

/** The artists of a song: the text of the source, and the artists in order. */
export type Credit = {
  text: string
  parts: CreditPart[]
  /** True if the source lists the artists one by one: such a credit is not split further. */
  isListed: boolean
}

/** Facts that a source states about a text of artists. */
export type CreditEvidence = {
  /** Which commas separate artists: `all` in tables of a service, `bare` for those without a space. */
  commas?: CommaRule
  /** The number of artists. */
  count?: number
}

// The lookbehind keeps matching linear: a run of spaces is tried once.
const FEATURING =
  /(?<!\s)\s+(?:feat\.|ft\.|feat|ft|featuring)\s+|(?<!\s)\s*[([](?:feat\.?|ft\.?|featuring)\s+/i
// bounded-regex: credits have at most 1,000 characters.
const CLOSING = /\s*[)\]]$/
// bounded-regex: credits have at most 1,000 characters.
const LIST_IN_BRACKETS = /^(?:\[\s*['"].*['"]\s*\]|\(\s*['"].*['"]\s*,?\s*\))$/
/** An array of PostgreSQL. */
const LIST_IN_BRACES = /^\{[^{}]+\}$/
// bounded-regex: credits have at most 1,000 characters.
const LIST_ITEM = /(['"])((?:(?!\1\s*[,\])]).)*)\1\s*[,\])]/g

/**
 * Splits a text of artists by evidence: semicolons, a list in brackets, "feat." and its variants, the
 * number of artists, and commas if `commas` allows it.
 */
export function parseCredit(text: string, { commas = 'none', count }: CreditEvidence = {}): Credit {
  const whole = text.trim()
  const listed = parseBracketedList(whole)
  if (listed) return creditFromList(listed, whole)
  const hasSemicolons = whole.includes(';')
  const isListed = hasSemicolons || commas !== 'none' || (count ?? 0) > 0
  const divide = (name: string): CreditPart[] => {
    if (isKeptName(name)) return [{ name, join: '' }]
    return count === undefined ? splitAtCommas(name, commas) : splitByCount(name, count)
  }
  const parts = splitAt(whole, /;/).flatMap((segment) =>
    appendJoin(splitAtFeaturing(segment.name), segment.join).flatMap(({ name, join }) =>
      appendJoin(hasSemicolons ? [{ name, join: '' }] : divide(name), join),
    ),
  )
  return { text: whole, parts: parts.filter(({ name }) => name !== ''), isListed }
}

/** Returns the credit of artists that a source lists one by one; `text` is its text of all of them. */
export function creditFromList(names: string[], text?: string): Credit {
  const all = names.map((name) => name.trim()).filter((name) => name !== '')
  const joins = text === undefined ? undefined : findJoins(text, all)
  const parts = all.map((name, index) => ({
    name,
    join: joins?.[index] ?? (index < all.length - 1 ? ', ' : ''),
  }))
  const together = parts.map(({ name, join }) => name + join).join('')
  return { text: text?.trim() || together, parts, isListed: true }
}

/** Returns the distinct artists of a credit. */
export const creditArtists = ({ parts }: Credit): string[] => [
  ...new Set(parts.map(({ name }) => name)),
]

function splitAtFeaturing(text: string): CreditPart[] {
  const parts = splitAt(text, FEATURING)
  return parts.map(({ name, join }, index) => {
    const isInBrackets = /[([]/.test(parts[index - 1]?.join ?? '')
    const [closing] = (isInBrackets && CLOSING.exec(name)) || ['']
    return { name: name.slice(0, name.length - closing.length), join: closing + join }
  })
}

function parseBracketedList(text: string): string[] | null {
  if (LIST_IN_BRACES.test(text) && text.includes(','))
    return text
      .slice(1, -1)
      .split(',')
      .map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
  if (!LIST_IN_BRACKETS.test(text)) return null
  const names = Array.from(text.matchAll(LIST_ITEM), ([, , name = '']) =>
    name.replaceAll("''", "'"),
  )
  return names.length > 0 ? names : null
}

/** Returns the text after each name; undefined if the text does not contain the names in order. */
function findJoins(text: string, names: string[]): string[] | undefined {
  const starts: number[] = []
  let from = 0
  for (const name of names) {
    const at = text.indexOf(name, from)
    if (at === -1) return undefined
    starts.push(at)
    from = at + name.length
  }
  return names.map((name, index) =>
    text.slice((starts[index] ?? 0) + name.length, starts[index + 1]),
  )
}

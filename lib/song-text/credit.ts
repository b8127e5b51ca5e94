import { type CommaRule, dividedAtCommas, dividedByCount } from './credit-commas'
import { type CreditPart, dividedAt, followedBy } from './credit-part'
import { isKeptName } from './kept-names'

/** The artists of a song: the text of the source, and each artist in order. */
export type Credit = {
  text: string
  parts: CreditPart[]
  /** Whether the source lists the artists one by one: such a credit is not divided further. */
  isListed: boolean
}

/** Further facts that a source states about a text that names artists. */
export type CreditEvidence = {
  /** Whether commas divide: `all` in tables made from a service's data, `bare` if without a space. */
  commas?: CommaRule
  /** The number of artists. */
  count?: number
}

// The lookbehind keeps a long run of spaces from being tried once for each of them.
const FEATURING =
  /(?<!\s)\s+(?:feat\.|ft\.|feat|ft|featuring)\s+|(?<!\s)\s*[([](?:feat\.?|ft\.?|featuring)\s+/i
const CLOSING = /\s*[)\]]$/
const LIST_IN_BRACKETS = /^\[\s*['"].*['"]\s*\]$/
const LIST_ITEM = /(['"])((?:(?!\1\s*[,\]]).)*)\1\s*[,\]]/g

/**
 * Divides a text that names artists, on evidence only: semicolons, a list in brackets, "feat." and
 * its variants, the number of artists, and commas if `commas` allows it.
 */
export function readCredit(text: string, { commas = 'none', count }: CreditEvidence = {}): Credit {
  const whole = text.trim()
  const listed = listInBrackets(whole)
  if (listed) return listedCredit(listed, whole)
  const isListed = whole.includes(';') || commas !== 'none' || (count ?? 0) > 0
  const divide = (name: string): CreditPart[] => {
    if (isKeptName(name)) return [{ name, join: '' }]
    return count === undefined ? dividedAtCommas(name, commas) : dividedByCount(name, count)
  }
  const parts = dividedAt(whole, /;/).flatMap((segment) =>
    followedBy(dividedAtFeaturing(segment.name), segment.join).flatMap(({ name, join }) =>
      followedBy(whole.includes(';') ? [{ name, join: '' }] : divide(name), join),
    ),
  )
  return { text: whole, parts: parts.filter(({ name }) => name !== ''), isListed }
}

/** The credit of artists that a source lists one by one; `text` is how it writes them together. */
export function listedCredit(names: string[], text?: string): Credit {
  const all = names.map((name) => name.trim()).filter((name) => name !== '')
  const joins = text === undefined ? undefined : joinsIn(text, all)
  const parts = all.map((name, index) => ({
    name,
    join: joins?.[index] ?? (index < all.length - 1 ? ', ' : ''),
  }))
  const together = parts.map(({ name, join }) => name + join).join('')
  return { text: text?.trim() || together, parts, isListed: true }
}

/** The artists of a credit, each once. */
export const artistsOfCredit = ({ parts }: Credit): string[] => [
  ...new Set(parts.map(({ name }) => name)),
]

function dividedAtFeaturing(text: string): CreditPart[] {
  const parts = dividedAt(text, FEATURING)
  return parts.map(({ name, join }, index) => {
    const isInBrackets = /[([]/.test(parts[index - 1]?.join ?? '')
    const [closing] = (isInBrackets && CLOSING.exec(name)) || ['']
    return { name: name.slice(0, name.length - closing.length), join: closing + join }
  })
}

function listInBrackets(text: string): string[] | null {
  if (!LIST_IN_BRACKETS.test(text)) return null
  const names = Array.from(text.matchAll(LIST_ITEM), ([, , name = '']) =>
    name.replaceAll("''", "'"),
  )
  return names.length > 0 ? names : null
}

/** The text behind each of the names; undefined if the names are not in the text, in order. */
function joinsIn(text: string, names: string[]): string[] | undefined {
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

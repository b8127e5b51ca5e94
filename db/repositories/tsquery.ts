import { type SQL, sql } from 'drizzle-orm'

/** A word of a search with its frequency, and words that may have been meant instead. */
export type SearchTerm = {
  word: string
  /** The number of songs that contain the word or begin one with it. */
  uses: number
  /** The words of the library that begin with it, the most frequent first. */
  words: string[]
  /** Whether `words` is all of them. */
  isComplete: boolean
  /** Similar words; `distance` is the number of letters that differ. */
  close: { word: string; uses: number; distance: number }[]
}

/** A term in the syntax of tsquery. */
export type ToTsquery = (term: SearchTerm) => string

/** At most this many uses make a word selective enough to find songs alone. */
const MAX_SELECTIVE_USES = 2_000
/** The number of ranked songs when every word of a search is common. */
const MAX_RANKED_COMMON = 400

/** The word itself. */
export const wholeWord: ToTsquery = ({ word }) => `'${word}'`
/** Words that begin with the word. */
export const typedPrefix: ToTsquery = ({ word }) => `'${word}':*`
/** Words that begin with the word, and words similar to it. */
export const typedOrSimilar: ToTsquery = ({ word, close }) =>
  anyOf([`'${word}':*`, ...close.map((one) => `'${one.word}'`)])

/**
 * The same by the words of the user's library: the index holds the words of all users, so a prefix
 * would read those of all users.
 */
export const inVocabulary =
  (toTsquery: ToTsquery): ToTsquery =>
  ({ word, words, close }) =>
    anyOf([
      ...(words.length > 0 ? words : [word]).map((one) => `'${one}'`),
      ...(toTsquery === typedOrSimilar ? close.map((one) => `'${one.word}'`) : []),
    ])

const anyOf = (words: string[]): string => `(${words.join(' | ')})`

/** All of the terms (`&`) or any of them (`|`). */
export const tsquery = (
  terms: SearchTerm[],
  toTsquery: ToTsquery,
  operator: '&' | '|' = '&',
  // Words consist of letters and digits: nothing has to be escaped.
): SQL => sql`${terms.map(toTsquery).join(` ${operator} `)}::tsquery`

/**
 * The part of a search that reads the index: the rarest word, with the next rarest if even that one
 * is common. The other words are checked on the songs it finds.
 */
export function leadingQuery(terms: SearchTerm[], toTsquery: ToTsquery): SQL {
  const byUses = terms.toSorted((a, b) => countUses(a, toTsquery) - countUses(b, toTsquery))
  const isSelective = byUses.slice(0, 1).every((rarest) => isSelectiveTerm(rarest, toTsquery))
  return tsquery(byUses.slice(0, isSelective ? 1 : 2), inVocabulary(toTsquery))
}

/** The number of songs to rank: all if one word is selective, else a part. */
export const maxRankedSongs = (terms: SearchTerm[], toTsquery: ToTsquery): number =>
  terms.some((term) => isSelectiveTerm(term, toTsquery)) ? MAX_SELECTIVE_USES : MAX_RANKED_COMMON

const isSelectiveTerm = (term: SearchTerm, toTsquery: ToTsquery): boolean =>
  countUses(term, toTsquery) <= MAX_SELECTIVE_USES

/** The number of songs that contain a term, or with `typedOrSimilar` a word similar to it. */
export const countUses = ({ uses, close }: SearchTerm, toTsquery: ToTsquery): number =>
  uses + (toTsquery === typedOrSimilar ? close.reduce((sum, one) => sum + one.uses, 0) : 0)

import { type SQL, sql } from 'drizzle-orm'
import { naturalOrder } from '@/lib/song-text/natural-order'
import { type SearchTerm, tsquery, typedOrSimilar, typedPrefix, wholeWord } from './tsquery'

const title = sql`songs.sort_title`
const artist = sql`split_part(songs.sort_artist, e'\\t', 1)`

/**
 * A sort key for songs that contain the terms: the number of terms that are not whole words, not in
 * the title and not in the artist, one digit each, then the title.
 */
export function rankKey(
  terms: SearchTerm[],
  spellings: (term: SearchTerm) => string[] = ({ word }) => [word],
): SQL {
  const countMissing = (isMissing: (words: string[]) => SQL) =>
    sql.join(
      terms.map((term) => sql`(${isMissing(spellings(term))})::int`),
      sql` + `,
    )
  // The texts are in natural order: numbers are padded.
  const isNotIn = (text: SQL) => (words: string[]) =>
    sql`not (' ' || ${text} like any(${textArray(words.map((word) => `% ${naturalOrder(word)}%`))}))`
  const isNotWhole = (words: string[]) => {
    const whole = words.map((word) => ({ word, uses: 0, words: [], isComplete: true, close: [] }))
    return sql`not (songs.search @@ ${tsquery(whole, wholeWord, '|')})`
  }
  return sql`concat(${countMissing(isNotWhole)}, ${countMissing(isNotIn(title))}, ${countMissing(isNotIn(artist))}, ' ', ${title})`
}

/** The same for songs that contain similar words: the number of letters that differ comes first. */
export const similarRankKey = (terms: SearchTerm[]): SQL =>
  sql`${distanceKey(terms)} || ${rankKey(terms, ({ word, close }) => [word, ...close.map((one) => one.word)])}`

/** The sum over all terms of the letters that differ: 0, 1 or, for anything more, 2 each. */
const distanceKey = (terms: SearchTerm[]): SQL =>
  sql`(${sql.join(
    terms.map((term) => {
      const near = { ...term, close: term.close.filter(({ distance }) => distance === 1) }
      return sql`case when songs.search @@ ${tsquery([term], typedPrefix)} then 0
        when songs.search @@ ${tsquery([near], typedOrSimilar)} then 1 else 2 end`
    }),
    sql` + `,
  )})::text`

const textArray = (values: string[]): SQL =>
  sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`

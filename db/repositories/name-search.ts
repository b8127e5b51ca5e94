import { type SQL, sql } from 'drizzle-orm'

/** A typed word in natural order, and words that may have been meant instead. */
export type NameTerm = { word: string; similar: string[] }

/** A name without case, accents and punctuation. */
export const foldText = (name: SQL): SQL =>
  sql`regexp_replace(lower(unaccent(${name})), '[^[:alnum:]]+', ' ', 'g')`

const escaped = (word: string): string => word.replace(/[\\%_]/g, '\\$&')

/** Whether each term begins a word of `text`, or a similar word is one of its words. */
export function hasTerms(text: SQL, terms: readonly NameTerm[]): SQL {
  const conditions = terms.map(({ word, similar }) => {
    const begins = sql`' ' || ${text} like ${`% ${escaped(word)}%`}`
    const isWord = similar.map((one) => sql`' ' || ${text} || ' ' like ${`% ${escaped(one)} %`}`)
    return sql`(${sql.join([begins, ...isWord], sql` or `)})`
  })
  return sql.join(conditions, sql` and `)
}

/** Sorts names that begin with the whole search before the others. */
export const byBeginning = (text: SQL, terms: readonly NameTerm[]): SQL => {
  const whole = terms.map(({ word }) => word).join(' ')
  return sql`case when ${text} = ${whole} then 0 when ${text} like ${`${escaped(whole)}%`} then 1 else 2 end`
}

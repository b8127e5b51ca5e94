import { type SQL, sql } from 'drizzle-orm'
import type { SearchTerm } from './tsquery'

/** A name without case, accents and punctuation. */
export const foldName = (name: SQL): SQL => sql`fold_name(${name})`

const escaped = (word: string): string => word.replace(/[\\%_]/g, '\\$&')

/** Whether each term begins a word of a folded name, or a similar word is one of its words. */
export function hasTerms(folded: SQL, terms: readonly SearchTerm[]): SQL {
  const conditions = terms.map(({ word, close }) => {
    const begins = sql`' ' || ${folded} like ${`% ${escaped(word)}%`}`
    const isWord = close.map(
      (one) => sql`' ' || ${folded} || ' ' like ${`% ${escaped(one.word)} %`}`,
    )
    return sql`(${sql.join([begins, ...isWord], sql` or `)})`
  })
  return sql.join(conditions, sql` and `)
}

/** Sorts folded names that begin with the whole search before the others. */
export const byBeginning = (folded: SQL, terms: readonly SearchTerm[]): SQL => {
  const whole = terms.map(({ word }) => word).join(' ')
  return sql`case when ${folded} = ${whole} then 0
    when ${folded} like ${`${escaped(whole)}%`} then 1 else 2 end`
}

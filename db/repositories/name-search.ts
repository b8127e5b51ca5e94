import { type SQL, sql } from 'drizzle-orm'
import { prefixEnd } from './search-tiers'
import { countUses, type SearchTerm, tsquery, typedOrSimilar } from './tsquery'

/** A table of artists or albums by its alias, with its columns. */
type NamedRows = {
  table: SQL
  alias: SQL
  /** The name in natural order, by which an index of the user's rows is ordered. */
  name: SQL
  /** Whether a row has present songs. */
  hasSongs: SQL
}

type NameSearch = {
  userId: string
  /** At least one, in natural order. */
  terms: SearchTerm[]
  limit: number
}

const MAX_COMPARED_LENGTH = 100

/**
 * The rows that contain all terms, with their rank in `nth`: names that begin with the whole search
 * come first. Those are read from an index in order, and the others only if there is room for more.
 */
export function matchingNames(
  { table, alias, name, hasSongs }: NamedRows,
  { userId, terms, limit }: NameSearch,
): SQL {
  const typed = terms.map(({ word }) => word).join(' ')
  const whole = sql`${typed.slice(0, MAX_COMPARED_LENGTH)}::text`
  const begins = sql`${name} >= ${whole} and ${name} < ${prefixEnd(whole)}`
  const isOwn = sql`${alias}.user_id = ${userId}`
  const inOrder = sql`order by ${name}, ${alias}.id`
  const most = sql.raw(String(limit))
  // With an offset the planner sorts all matches before it looks for songs, until there are enough.
  return sql`with beginning as materialized (
      select ${alias}.*, ${name} as key, 1 as tier from ${table} ${alias}
      where ${isOwn} and ${begins} and ${hasSongs} ${inOrder} limit ${most}),
    containing as materialized (
      select ${alias}.*, ${name} as key, 2 as tier from (
        select ${alias}.* from ${table} ${alias}
        where ${isOwn} and ${containsTerms(sql`${alias}.search`, terms)} and not (${begins})
        ${inOrder} offset 0) ${alias}
      where ${hasSongs} ${inOrder} limit (${most} - (select count(*) from beginning)))
    select found.*, row_number() over (order by tier, key, id) as nth
    from (select * from beginning union all select * from containing) found`
}

// The index holds the words of all users: it is read by the rarest term alone.
function containsTerms(search: SQL, terms: SearchTerm[]): SQL {
  const byUses = terms.toSorted(
    (a, b) => countUses(a, typedOrSimilar) - countUses(b, typedOrSimilar),
  )
  const rarest = sql`${search} @@ ${tsquery(byUses.slice(0, 1), typedOrSimilar)}`
  if (byUses.length === 1) return rarest
  return sql`${rarest} and (${search} @@ ${tsquery(byUses.slice(1), typedOrSimilar)}) is true`
}

import { type SQL, sql } from 'drizzle-orm'
import { naturalOrder } from '@/lib/song-text/natural-order'
import { rankKey, similarRankKey } from './search-rank'
import { isPresent } from './song-lists'
import {
  leadingQuery,
  maxRankedSongs,
  type SearchTerm,
  tsquery,
  typedOrSimilar,
  typedPrefix,
} from './tsquery'

/** From this tier on songs match by words similar to the typed ones. */
export const FIRST_SIMILAR_TIER = 5

/** The position of a row in the result of a search. */
export type SearchPosition = { tier: number; key: string; id: string }

/** Songs that match equally well. Without an index in the order of `key`, `maxRanked` are sorted. */
export type SearchTier = { where: SQL[]; key: SQL; maxRanked?: number }

const MAX_COMPARED_LENGTH = 100

const title = sql`songs.sort_title`
const artist = sql`songs.sort_artist`

/** The least text above every text that begins with `word`. */
export const prefixEnd = (word: SQL): SQL => sql`${word} || chr(1114111)`

/** The tiers of a search, the best matches first. */
export function buildTiers(terms: SearchTerm[]): SearchTier[] {
  const typed = terms.map(({ word }) => word).join(' ')
  const whole = sql`${naturalOrder(typed).slice(0, MAX_COMPARED_LENGTH)}::text`
  const isArtist = sql`${artist} >= ${whole} || e'\\t' and ${artist} < ${whole} || e'\\n'`
  const startsArtist = sql`${artist} >= ${whole} and ${artist} < ${prefixEnd(whole)}`
  const startsTitle = sql`${title} >= ${whole} and ${title} < ${prefixEnd(whole)}`
  const containsTyped = sql`songs.search @@ ${tsquery(terms, typedPrefix)}`
  const tiers = [
    { where: [sql`${title} = ${whole}`], key: title },
    { where: [isArtist, sql`${title} <> ${whole}`], key: artist },
    { where: [sql`${title} > ${whole}`, startsTitle, sql`not (${isArtist})`], key: title },
    {
      where: [sql`${artist} >= ${whole} || e'\\n'`, startsArtist, sql`not (${startsTitle})`],
      key: artist,
    },
    {
      where: [
        sql`songs.search @@ ${leadingQuery(terms, typedPrefix)}`,
        sql`(${containsTyped}) is true`,
        sql`not (${startsTitle})`,
        sql`not (${startsArtist})`,
      ],
      key: rankKey(terms),
      maxRanked: maxRankedSongs(terms, typedPrefix),
    },
  ]
  if (terms.every(({ close }) => close.length === 0)) return tiers
  const similar = {
    where: [
      sql`songs.search @@ ${leadingQuery(terms, typedOrSimilar)}`,
      sql`(songs.search @@ ${tsquery(terms, typedOrSimilar)}) is true`,
      sql`(${containsTyped}) is false`,
    ],
    key: similarRankKey(terms),
    maxRanked: maxRankedSongs(terms, typedOrSimilar),
  }
  return [...tiers, similar]
}

type Ranked = {
  userId: string
  where: SQL[]
  key: SQL
  maxRanked: number
  after?: SearchPosition
}

/**
 * Songs with a `sort_key`, sorted. Their number is bounded, so each page ranks the same songs. The
 * candidates are materialized, so that the planner reads the index of words and stops at the bound.
 */
export function rankedSongs({ userId, where, key, maxRanked, after }: Ranked): SQL {
  const most = sql.raw(String(maxRanked))
  const isAfter = after
    ? sql`where (ranked.sort_key, ranked.id) > (${after.key}::text collate "C", ${after.id}::uuid)`
    : sql``
  const matching = sql.join([isPresent(userId), ...where], sql` and `)
  return sql`with own as materialized (select songs.* from songs where ${matching})
    select * from (
      select songs.*, (${key}) collate "C" as sort_key from (
        select * from own limit ${most}) songs) ranked
    ${isAfter} order by sort_key, id`
}

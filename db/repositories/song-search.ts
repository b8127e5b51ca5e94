import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import type { SongFilter } from '../schema/views'
import {
  buildTiers,
  prefixEnd,
  rankedSongs,
  type SearchPosition,
  type SearchTier,
} from './search-tiers'
import { type SongRow, songColumns } from './song-columns'
import {
  orderedSongs,
  type SongSort,
  songConditions,
  songSorts,
  songsSubquery,
  sortKey,
} from './song-lists'
import { inVocabulary, type SearchTerm, tsquery, typedOrSimilar } from './tsquery'

/** A word with its frequency in a library, as a whole or as a beginning, and words similar to it. */
export type WordUsage = Pick<SearchTerm, 'word' | 'uses' | 'words' | 'isComplete'> & {
  close: { word: string; uses: number }[]
}
export type SearchHit = SongRow & { tier: number; sortKey: string }

/** Words with fewer uses may be misspelt: similar ones are looked up for them. */
const MIN_COMMON_USES = 5
const MIN_CORRECTED_LENGTH = 3
const MAX_CORRECTED_LENGTH = 40
/** The number of words with one beginning that are looked for; the most frequent ones. */
const MAX_PREFIX_WORDS = 128

export const songSearchRepository = (db: Database) => ({
  /** The frequency of each word in the user's library, and similar words if it is rare. */
  async lookUpTerms(userId: string, words: string[]): Promise<WordUsage[]> {
    const most = sql.raw(String(MAX_PREFIX_WORDS))
    return rowsOf<WordUsage>(
      db,
      sql`select w.word, k.uses, to_json(k.words[1:${most}]) as words,
          cardinality(k.words) <= ${most} as "isComplete", coalesce(c.close, '[]') as close
        from (select nth, unaccent(given) as word
          from string_to_table(${words.join(' ')}, ' ') with ordinality as u(given, nth)) w
        cross join lateral (
          select coalesce(sum(v.uses), 0)::int as uses,
            coalesce(array_agg(v.word order by v.uses desc, v.word), '{}') as words
          from search_words v where v.user_id = ${userId} and v.word >= w.word
            and v.word < ${prefixEnd(sql`w.word`)}) k
        cross join lateral (
          select jsonb_agg(jsonb_build_object('word', near.word, 'uses', near.uses)
            order by near.uses desc) as close
          from closest_words(${userId}::uuid, w.word) near
          where k.uses < ${MIN_COMMON_USES}
            and length(w.word) between ${MIN_CORRECTED_LENGTH} and ${MAX_CORRECTED_LENGTH}) c
        order by w.nth`,
    )
  },

  /** A page of the songs that contain every term or a word similar to it, in order of a column. */
  async listMatching(
    userId: string,
    { terms, filter, sort }: { terms: SearchTerm[]; filter: SongFilter; sort: SongSort },
    { limit, after }: { limit: number; after?: { key: string; id: string } },
  ): Promise<(SongRow & { sortKey: string })[]> {
    const where = [...songConditions(userId, filter), matchesTerms(terms)]
    const rows = orderedSongs({ userId, where, sort: songSorts[sort], after, limit: limit + 1 })
    return db.select({ ...songColumns(userId), sortKey }).from(songsSubquery(rows))
  },

  /**
   * A page of songs, the best matches first: title, then artist equal to the search; title, then
   * artist beginning with it; songs that contain the words; songs that contain similar words. A
   * tier is read only until the page is full, the first four directly from an index in order.
   */
  async search(
    userId: string,
    { terms, filter }: { terms: SearchTerm[]; filter: SongFilter },
    { limit, after }: { limit: number; after?: SearchPosition },
  ): Promise<SearchHit[]> {
    const where = songConditions(userId, filter)
    const tiers = buildTiers(terms)
      .map((tier, number) => ({ ...tier, number }))
      .filter(({ number }) => number >= (after?.tier ?? 0))
    // A cursor of the last tier outlives the similar words, once songs contain the typed ones.
    if (tiers.length === 0) return []
    const rows = tiers.map(({ number, ...tier }, index) => {
      const position = after?.tier === number ? after : undefined
      const songs = tierSongs({ userId, where, tier, after: position, limit: limit + 1 })
      const earlier = tiers.slice(0, index).map((one) => countTier(one.number))
      const room = sql.join([sql.raw(String(limit + 1)), ...earlier], sql` - `)
      return sql`${tierName(number)} as materialized (
        select ${sql.raw(String(number))} as tier, found.* from (${songs}) found limit (${room}))`
    })
    const all = sql.join(
      tiers.map(({ number }) => sql`select * from ${tierName(number)}`),
      sql` union all `,
    )
    return db
      .select({ ...songColumns(userId), sortKey, tier: sql<number>`songs.tier` })
      .from(songsSubquery(sql`with ${sql.join(rows, sql`, `)} ${all}`))
      .orderBy(sql`songs.tier`, sql`songs.sort_key`, sql`songs.id`)
  },
})

type TierRead = {
  userId: string
  where: SQL[]
  tier: SearchTier
  after: SearchPosition | undefined
  limit: number
}

function tierSongs({ userId, where, tier, after, limit }: TierRead): SQL {
  const { key, maxRanked } = tier
  const conditions = [...where, ...tier.where]
  if (maxRanked) return rankedSongs({ userId, where: conditions, key, maxRanked, after })
  const sort = { key, parse: (text: string) => sql`${text}::text` }
  return orderedSongs({ userId, where: conditions, sort, after, limit })
}

/** Whether a row of `songs` contains every term or a word similar to it. */
export const matchesTerms = (terms: SearchTerm[]): SQL =>
  sql`songs.search @@ ${tsquery(terms, presentTerms)}`

// A beginning of very many words is matched in the rows: many contain it.
const presentTerms = (term: SearchTerm): string =>
  (term.isComplete ? inVocabulary(typedOrSimilar) : typedOrSimilar)(term)

const tierName = (number: number): SQL => sql.raw(`tier_${number}`)
const countTier = (number: number): SQL => sql`(select count(*) from ${tierName(number)})`

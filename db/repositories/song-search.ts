import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { type SongRow, songColumns } from './song-columns'
import {
  asSongs,
  isOwn,
  orderedSongs,
  type SongFilter,
  songConditions,
  songSorts,
  sortKey,
} from './song-lists'

/** A word as the index has it, how often songs have it or begin with it, and words close to it. */
export type KnownWord = { word: string; uses: number; close: { word: string; uses: number }[] }
/** A word that is looked for, and what may have been meant, by the number of letters amiss. */
export type WantedWord = {
  word: string
  uses: number
  close: { word: string; uses: number; distance: number }[]
}
export type Place = { tier: number; key: string; id: string }
export type FoundSong = SongRow & { tier: number; sortKey: string }

/** From this tier on songs match by words close to what was typed. */
export const FIRST_CLOSE_TIER = 5

const RARE_USES = 5
const WORDS_LOOKED_AT = 16
const OWN_SONGS_LOOKED_AT = 2_000
/** Of songs that have common words somewhere, so many are ranked; of those with a rarer one, all. */
const RANKED = 400
const SHORT_WORD = 3
/** A word of no more uses leads to its songs alone. */
const FEW_USES = 2_000
const MANY_USES = 20_000

export const songSearchRepository = (db: Database) => ({
  /** What the catalogue and one's own uploads know of each word; close ones where it is rare. */
  async lookUp(userId: string, words: string[]): Promise<KnownWord[]> {
    return rowsOf<KnownWord>(
      db,
      sql`select w.word, k.uses, coalesce(c.close, '[]') as close
        from (select nth, unaccent(given) as word
          from string_to_table(${words.join(' ')}, ' ') with ordinality as u(given, nth)) w
        cross join lateral (select coalesce(sum(v.uses), 0)::int as uses from (
          select uses from search_words where word >= w.word and word < ${behind(sql`w.word`)}
          order by word limit ${WORDS_LOOKED_AT}) v) k
        cross join lateral (
          select jsonb_agg(jsonb_build_object('word', near.word, 'uses', near.uses)
            order by near.uses desc) as close from (
            select o.word, o.uses from closest_words(w.word) o
            union all select o.word, 1 from (
              select distinct unnest(tsvector_to_array(songs.search)) as word from (
                select search from songs where ${isOwn(userId)} limit ${OWN_SONGS_LOOKED_AT}) songs) o
              where o.word = any(${swapped(sql`w.word`)}) or similarity(o.word, w.word) >= 0.2) near
          where k.uses < ${RARE_USES} and length(w.word) between ${SHORT_WORD} and 40) c
        order by w.nth`,
    )
  },

  /** Songs that have every word at the beginning of one of theirs or, where given, one close to it. */
  async listMatching(
    userId: string,
    {
      wanted,
      filter,
      sort,
    }: { wanted: WantedWord[]; filter: SongFilter; sort: keyof typeof songSorts },
    { limit, after }: { limit: number; after?: { key: string; id: string } },
  ) {
    const where = [
      ...songConditions(userId, filter),
      sql`songs.search @@ ${query(wanted, orClose)}`,
    ]
    const rows = orderedSongs({ userId, where, sort: songSorts[sort], after, limit: limit + 1 })
    return db.select({ ...songColumns(userId), sortKey }).from(asSongs(rows))
  },

  /**
   * Songs by how well they match: title, then artist as typed; title, then artist that begin so;
   * songs that have the words somewhere; and songs that have words close to them. A tier is read
   * only while the page has room, the first four straight from an index in order.
   */
  async search(
    userId: string,
    { wanted, filter }: { wanted: WantedWord[]; filter: SongFilter },
    { limit, after }: { limit: number; after?: Place },
  ): Promise<FoundSong[]> {
    const filters = songConditions(userId, filter)
    const tiers = tiersOf(wanted)
      .map((tier, number) => ({ ...tier, number }))
      .filter(({ number }) => number >= (after?.tier ?? 0))
    // The close words a page before began with are none any more, once songs have what was typed.
    if (tiers.length === 0) return []
    const rows = tiers.map(({ number, where, key, ranked }, index) => {
      const behindHere = after?.tier === number ? after : undefined
      const found = ranked
        ? rankedSongs({ userId, where: [...filters, ...where], key, ranked, after: behindHere })
        : orderedSongs({
            userId,
            where: [...filters, ...where],
            sort: { key, parse: (text) => sql`${text}::text` },
            after: behindHere,
            limit: limit + 1,
          })
      const before = tiers.slice(0, index).map((tier) => countOf(tier.number))
      const room = sql.join([sql.raw(String(limit + 1)), ...before], sql` - `)
      return sql`${tierName(number)} as materialized (
        select ${sql.raw(String(number))} as tier, found.* from (${found}) found limit (${room}))`
    })
    const all = sql.join(
      tiers.map(({ number }) => sql`select * from ${tierName(number)}`),
      sql` union all `,
    )
    return db
      .select({ ...songColumns(userId), sortKey, tier: sql<number>`songs.tier` })
      .from(asSongs(sql`with ${sql.join(rows, sql`, `)} ${all}`))
      .orderBy(sql`songs.tier`, sql`songs.sort_key`, sql`songs.id`)
  },
})

/** A tier without an index in its order says how many of its songs are `ranked`. */
type Tier = { where: SQL[]; key: SQL; ranked?: number }

const title = sql`songs.sort_title`
const artist = sql`songs.sort_artist`

function tiersOf(wanted: WantedWord[]): Tier[] {
  const whole = sql`${wanted
    .map(({ word }) => word)
    .join(' ')
    .slice(0, 100)}::text`
  const isArtist = sql`${artist} >= ${whole} || e'\\t' and ${artist} < ${whole} || e'\\n'`
  const startsArtist = sql`${artist} >= ${whole} and ${artist} < ${behind(whole)}`
  const startsTitle = sql`${title} >= ${whole} and ${title} < ${behind(whole)}`
  const typed = query(wanted, asTyped)
  return [
    { where: [sql`${title} = ${whole}`], key: title },
    { where: [isArtist, sql`${title} <> ${whole}`], key: artist },
    { where: [sql`${title} > ${whole}`, startsTitle, sql`not (${isArtist})`], key: title },
    {
      where: [sql`${artist} >= ${whole} || e'\\n'`, startsArtist, sql`not (${startsTitle})`],
      key: artist,
    },
    {
      where: [
        sql`songs.search @@ ${leading(wanted, asTyped)}`,
        sql`(songs.search @@ ${typed}) is true`,
        sql`not (${startsTitle})`,
        sql`not (${startsArtist})`,
      ],
      key: rankOf(wanted, (word) => [word]),
      ranked: rankedOf(wanted, asTyped),
    },
    ...(wanted.some(({ close }) => close.length > 0)
      ? [
          {
            where: [
              sql`songs.search @@ ${leading(wanted, orClose)}`,
              sql`(songs.search @@ ${query(wanted, orClose)}) is true`,
              sql`(songs.search @@ ${typed}) is false`,
            ],
            key: sql`${distanceOf(wanted)} || ${rankOf(wanted, (word, close) => [word, ...close])}`,
            ranked: rankedOf(wanted, orClose),
          },
        ]
      : []),
  ]
}

type Ranked = { userId: string; where: SQL[]; key: SQL; ranked: number; after?: Place }

// Their number is bounded, so every page ranks the same ones. Planned as if all were wanted, by
// the index of words, and read as they are stored, only until there are enough.
function rankedSongs({ userId, where, key, ranked, after }: Ranked): SQL {
  const matching = (of: SQL) =>
    sql`materialized (select songs.* from songs where ${sql.join([of, ...where], sql` and `)})`
  const most = sql.raw(String(ranked))
  const place = after
    ? sql`where (ranked.sort_key, ranked.id) > (${after.key}::text collate "C", ${after.id}::uuid)`
    : sql``
  return sql`with shared as ${matching(sql`songs.owner_id is null`)},
      own as ${matching(isOwn(userId))}
    select * from (
      select songs.*, (${key}) collate "C" as sort_key from (
        (select * from shared limit ${most}) union all (select * from own limit ${most})) songs) ranked
    ${place} order by sort_key, id`
}

/** One digit a question, the smaller the better: whole words, words in the title, in the artist. */
function rankOf(wanted: WantedWord[], spellings: (word: string, close: string[]) => string[]): SQL {
  const missing = (isThere: (words: string[]) => SQL) =>
    sql.join(
      wanted.map(({ word, close }) => {
        const words = spellings(
          word,
          close.map((one) => one.word),
        )
        return sql`(${isThere(words)})::int`
      }),
      sql` + `,
    )
  const starts = (text: SQL) => (words: string[]) =>
    sql`not (' ' || ${text} like any(${listOf(words.map((word) => `% ${word}%`))}))`
  const isWhole = (words: string[]) =>
    sql`not (songs.search @@ ${query(
      words.map((word) => ({ word, uses: 0, close: [] })),
      asWhole,
      '|',
    )})`
  const titleText = title
  const artistText = sql`split_part(${artist}, e'\\t', 1)`
  return sql`concat(${missing(isWhole)}, ${missing(starts(titleText))}, ${missing(starts(artistText))}, ' ', ${title})`
}

const distanceOf = (wanted: WantedWord[]): SQL =>
  sql`(${sql.join(
    wanted.map((one) => {
      const near = { ...one, close: one.close.filter((word) => word.distance === 1) }
      return sql`case when songs.search @@ ${query([one], asTyped)} then 0
        when songs.search @@ ${query([near], orClose)} then 1 else 2 end`
    }),
    sql` + `,
  )})::text`

/**
 * What leads to songs: the rarest word, with another one beside it where even that is in many. The
 * other words are looked at where these led. What is as common as an article leads as it is: its
 * longer forms would be too many to gather.
 */
function leading(wanted: WantedWord[], spell: Spell): SQL {
  const [rarest, next] = wanted.toSorted((one, other) => usesOf(one, spell) - usesOf(other, spell))
  const leaders = next && usesOf(rarest!, spell) > FEW_USES ? [rarest!, next] : [rarest!]
  return query(leaders, (one) =>
    one.uses > MANY_USES && one.close.length === 0 ? asWhole(one) : spell(one),
  )
}

const rankedOf = (wanted: WantedWord[], spell: Spell): number =>
  Math.min(...wanted.map((one) => usesOf(one, spell))) > FEW_USES ? RANKED : FEW_USES

type Spell = (one: WantedWord) => string

const usesOf = ({ uses, close }: WantedWord, spell: Spell): number =>
  uses + (spell === orClose ? close.reduce((sum, one) => sum + one.uses, 0) : 0)

const asWhole = ({ word }: WantedWord) => `'${word}'`
const asTyped = ({ word }: WantedWord) => `'${word}':*`
const orClose = ({ word, close }: WantedWord) =>
  `(${[`'${word}':*`, ...close.map((one) => `'${one.word}'`)].join(' | ')})`

// Words are letters and digits alone: there is nothing in them to escape.
const query = (wanted: WantedWord[], spell: Spell, by: '&' | '|' = '&'): SQL =>
  sql`${wanted.map(spell).join(` ${by} `)}::tsquery`

const behind = (word: SQL): SQL => sql`${word} || chr(1114111)`
const swapped = (word: SQL): SQL => sql`array(
  select overlay(${word} placing reverse(substr(${word}, i, 2)) from i for 2)
  from generate_series(1, length(${word}) - 1) i)`
const listOf = (values: string[]): SQL =>
  sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`
const tierName = (number: number): SQL => sql.raw(`tier_${number}`)
const countOf = (number: number): SQL => sql`(select count(*) from ${tierName(number)})`

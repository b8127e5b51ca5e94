import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { toUuids } from './uuid-arrays'

/** The positions around a place in a list; null at an end of the list. */
export type Gap = { before: string | null; after: string | null }

/** Places between the tracks of a playlist whose owner the caller has checked. */
export const trackGapRepository = (db: Database) => ({
  /** The position of the last present track; null in an empty list. */
  async findLast(playlistId: string): Promise<string | null> {
    return findFirst(db, isPresentExcept(playlistId), sql`desc`)
  },

  /** The gap at an index from 0, not counting the tracks `movingIds`; the end if it is undefined. */
  async findGap(
    playlistId: string,
    index: number | undefined,
    movingIds: readonly string[] = [],
  ): Promise<Gap> {
    const others = isPresentExcept(playlistId, movingIds)
    const gap = index === undefined ? undefined : await gapAt(db, others, index)
    return gap ?? { before: await findFirst(db, others, sql`desc`), after: null }
  },

  /** The position of the next present track after each position; null after the last one. */
  async findNext(
    playlistId: string,
    positions: readonly string[],
  ): Promise<{ position: string; next: string | null }[]> {
    return rowsOf(
      db,
      sql`select p.position, (select t.position from playlist_tracks t
            where t.playlist_id = ${playlistId} and t.removed_at is null
              and t.position > p.position
            order by t.position limit 1) as next
          from jsonb_array_elements_text(${JSON.stringify(positions)}::jsonb) as p(position)`,
    )
  },

  /** The nearest positions of at most `maxLength` characters around one; null at an end of the list. */
  async findShortAround(playlistId: string, position: string, maxLength: number): Promise<Gap> {
    const isShort = sql`${isPresentExcept(playlistId)} and length(position) <= ${maxLength}::int`
    return {
      before: await findFirst(db, sql`${isShort} and position < ${position}`, sql`desc`),
      after: await findFirst(db, sql`${isShort} and position > ${position}`, sql`asc`),
    }
  },
})

const isPresentExcept = (playlistId: string, ids: readonly string[] = []): SQL =>
  sql`playlist_id = ${playlistId} and removed_at is null ${
    ids.length === 0 ? sql`` : sql`and id not in (select unnest(${toUuids(ids)}))`
  }`

/** Returns the first position in an order; null if no track matches. */
async function findFirst(db: Database, where: SQL, order: SQL): Promise<string | null> {
  const [first] = await rowsOf<{ position: string }>(
    db,
    sql`select position from playlist_tracks where ${where} order by position ${order} limit 1`,
  )
  return first?.position ?? null
}

// Undefined behind the end of the list.
async function gapAt(db: Database, others: SQL, index: number): Promise<Gap | undefined> {
  const [first, second] = await rowsOf<{ position: string }>(
    db,
    sql`select position from playlist_tracks where ${others}
        order by position limit 2 offset ${Math.max(0, index - 1)}`,
  )
  if (index === 0) return { before: null, after: first?.position ?? null }
  return first && { before: first.position, after: second?.position ?? null }
}

import { and, asc, count, eq, max, min, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import { insertRows } from '../insert-rows'
import type { Database } from '../postgres'
import { queuedSongs } from '../schema/play-queues'
import { songs } from '../schema/songs'
import { isOwnedBy, type OwnedKey } from './owned'
import { isOwn, type SongRow, songColumns } from './song-columns'
import { toUuids } from './uuid-arrays'

export type QueuedSongRow = { id: string; addedAt: Date; song: SongRow }
type NewItem = { id: string; songId: string }

/** Songs that a user queued. The caller has locked the row of the user in `play_queues`. */
export const queuedSongRepository = (db: Database) => ({
  /** The items of a user in their order, without songs that were removed. */
  async list(userId: string): Promise<QueuedSongRow[]> {
    return db
      .select({ id: queuedSongs.id, addedAt: queuedSongs.addedAt, song: songColumns(userId) })
      .from(queuedSongs)
      .innerJoin(songs, and(eq(songs.id, queuedSongs.songId), isOwn(userId)))
      .where(eq(queuedSongs.userId, userId))
      .orderBy(asc(queuedSongs.place), asc(queuedSongs.id))
  },

  /** The ids of the items that `list` returns, in their order. */
  async listIds(userId: string): Promise<string[]> {
    const rows = await db
      .select({ id: queuedSongs.id })
      .from(queuedSongs)
      .innerJoin(songs, and(eq(songs.id, queuedSongs.songId), isOwn(userId)))
      .where(eq(queuedSongs.userId, userId))
      .orderBy(asc(queuedSongs.place), asc(queuedSongs.id))
    return rows.map(({ id }) => id)
  },

  /** The number of items, those of removed songs included. */
  async count(userId: string): Promise<number> {
    const rows = await db
      .select({ count: count() })
      .from(queuedSongs)
      .where(eq(queuedSongs.userId, userId))
    return expectRow(rows).count
  },

  /** Adds songs of the user before or after all items, in the given order. */
  async add(userId: string, items: NewItem[], at: 'next' | 'end'): Promise<void> {
    const rows = await db
      .select({ first: min(queuedSongs.place), last: max(queuedSongs.place) })
      .from(queuedSongs)
      .where(eq(queuedSongs.userId, userId))
    const { first, last } = expectRow(rows)
    const from = at === 'next' ? (first ?? 0) - items.length : (last ?? -1) + 1
    const placed = items.map((item, index) => ({ ...item, userId, place: from + index }))
    await insertRows(db, queuedSongs, placed)
  },

  /** Stores the order of items. */
  async setOrder(userId: string, ids: readonly string[]): Promise<void> {
    await db.execute(sql`update queued_songs q set place = o.place
      from unnest(${toUuids(ids)}) with ordinality as o(id, place)
      where q.id = o.id and q.user_id = ${userId}`)
  },

  /** Removes an item; false if the user has no such item. */
  async remove(key: OwnedKey): Promise<boolean> {
    const removed = await db
      .delete(queuedSongs)
      .where(isOwnedBy(queuedSongs)(key))
      .returning({ id: queuedSongs.id })
    return removed.length > 0
  },

  async clear(userId: string): Promise<void> {
    await db.delete(queuedSongs).where(eq(queuedSongs.userId, userId))
  },
})

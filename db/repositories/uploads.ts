import { and, eq, inArray, lt, ne, or, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { uploads } from '../schema/audio-files'
import { isOwnedBy, type OwnedKey } from './owned'

export type UploadRow = typeof uploads.$inferSelect

const isOwned = isOwnedBy(uploads)
const isLive = (owned: OwnedKey) => and(isOwned(owned), ne(uploads.status, 'cancelled'))

/** Uploads, as their owners see them: cancelled ones are absent. */
export const uploadRepository = (db: Database) => ({
  async create(row: typeof uploads.$inferInsert): Promise<UploadRow> {
    return expectRow(await db.insert(uploads).values(row).returning())
  },

  async find(owned: OwnedKey): Promise<UploadRow | undefined> {
    const [row] = await db.select().from(uploads).where(isLive(owned))
    return row
  },

  /**
   * The number and bytes of a user's open uploads. Bytes include those of cancelled and refused
   * uploads whose URL can still be used.
   */
  async getOpenTotals(
    userId: string,
    urlSeconds: number,
  ): Promise<{ count: number; bytes: number }> {
    const isOpen = inArray(uploads.status, ['receiving', 'checking'])
    const hasUsableUrl = and(
      eq(uploads.kind, 'presigned'),
      inArray(uploads.status, ['cancelled', 'refused']),
      sql`${uploads.createdAt} > now() - make_interval(secs => ${urlSeconds})`,
    )
    const totals = await db
      .select({
        count: sql<number>`(count(*) filter (where ${isOpen}))::int`,
        bytes: sql<number>`coalesce(sum(${uploads.bytes}), 0)::float8`,
      })
      .from(uploads)
      .where(
        and(
          eq(uploads.userId, userId),
          sql`${uploads.expiresAt} > now()`,
          or(isOpen, hasUsableUrl),
        ),
      )
    return expectRow(totals)
  },

  /** Removes an upload and returns it; undefined if the user has no such upload. */
  async remove(owned: OwnedKey): Promise<UploadRow | undefined> {
    const [row] = await db.delete(uploads).where(isLive(owned)).returning()
    return row
  },

  /** Cancels a presigned upload; its row is kept until its URL expires. */
  async cancelPresigned(owned: OwnedKey, urlSeconds: number): Promise<UploadRow | undefined> {
    const [row] = await db
      .update(uploads)
      .set({
        status: 'cancelled',
        expiresAt: sql`${uploads.createdAt} + make_interval(secs => ${urlSeconds})`,
      })
      .where(and(isLive(owned), eq(uploads.kind, 'presigned')))
      .returning()
    return row
  },
})

/** Uploads of all users, by id. */
export const uploadIdRepository = (db: Database) => ({
  /** An upload whose owner the caller has checked, cancelled or not. */
  async find(id: string): Promise<UploadRow | undefined> {
    const [row] = await db.select().from(uploads).where(eq(uploads.id, id))
    return row
  },

  /** Removes up to `limit` expired uploads and returns them, for their files. */
  async removeExpired(limit: number): Promise<Pick<UploadRow, 'id' | 'kind'>[]> {
    return rowsOf(
      db,
      sql`delete from uploads where id in (
          select id from uploads where ${lt(uploads.expiresAt, sql`now()`)} limit ${limit})
          returning id, kind`,
    )
  },

  /** Those of the ids that belong to an upload. */
  async findKnown(ids: string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set()
    const rows = await db.select({ id: uploads.id }).from(uploads).where(inArray(uploads.id, ids))
    return new Set(rows.map((row) => row.id))
  },
})

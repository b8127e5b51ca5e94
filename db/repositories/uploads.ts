import { and, count, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { uploads } from '../schema/audio-files'

export type UploadRow = typeof uploads.$inferSelect
type Owned = { userId: string; id: string }

const isOwned = ({ userId, id }: Owned) => and(eq(uploads.id, id), eq(uploads.userId, userId))
const isOpen = inArray(uploads.status, ['receiving', 'checking'])

export const uploadRepository = (db: Database) => ({
  async create(row: typeof uploads.$inferInsert): Promise<UploadRow> {
    const [created] = await db.insert(uploads).values(row).returning()
    return created
  },

  async find(owned: Owned): Promise<UploadRow | undefined> {
    const [row] = await db.select().from(uploads).where(isOwned(owned))
    return row
  },

  /** By id alone: for whoever asked `find` before. */
  async findAny(id: string): Promise<UploadRow | undefined> {
    const [row] = await db.select().from(uploads).where(eq(uploads.id, id))
    return row
  },

  /** How many uploads a user has under way, and how many bytes they will bring. */
  async open(userId: string): Promise<{ count: number; bytes: number }> {
    const [row] = await db
      .select({ count: count(), bytes: sql<number>`coalesce(sum(${uploads.bytes}), 0)::float8` })
      .from(uploads)
      .where(and(eq(uploads.userId, userId), isOpen, sql`${uploads.expiresAt} > now()`))
    return row
  },

  /** Takes an upload up that is whole; undefined where somebody did, or where it has ended. */
  async beginCheck(owned: Owned): Promise<UploadRow | undefined> {
    const [row] = await db
      .update(uploads)
      .set({ status: 'checking' })
      .where(and(isOwned(owned), eq(uploads.status, 'receiving')))
      .returning()
    return row
  },

  async change(id: string, change: Partial<typeof uploads.$inferInsert>): Promise<void> {
    await db.update(uploads).set(change).where(eq(uploads.id, id))
  },

  async delete(owned: Owned): Promise<UploadRow | undefined> {
    const [row] = await db.delete(uploads).where(isOwned(owned)).returning()
    return row
  },

  /** Forgets uploads whose time is over; answers them, for their files. */
  async deleteExpired(limit: number): Promise<UploadRow[]> {
    return rowsOf<UploadRow>(
      db,
      sql`delete from uploads where id in (
          select id from uploads where ${lt(uploads.expiresAt, sql`now()`)} limit ${limit})
          returning id, kind, status`,
    )
  },

  /** Which of `ids` are known. */
  async knownIds(ids: string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set()
    const rows = await db.select({ id: uploads.id }).from(uploads).where(inArray(uploads.id, ids))
    return new Set(rows.map((row) => row.id))
  },
})

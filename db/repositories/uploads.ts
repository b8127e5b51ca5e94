import { and, eq, inArray, lt, ne, or, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { uploads } from '../schema/audio-files'

export type UploadRow = typeof uploads.$inferSelect
type Owned = { userId: string; id: string }

const isOwned = ({ userId, id }: Owned) => and(eq(uploads.id, id), eq(uploads.userId, userId))
const isChecked = (id: string) => and(eq(uploads.id, id), eq(uploads.status, 'checking'))
const isLive = (owned: Owned) => and(isOwned(owned), ne(uploads.status, 'cancelled'))
/** Whoever looks at a file says so more often than this while it lives. */
const DEAD_AFTER_SECONDS = 60

export const uploadRepository = (db: Database) => ({
  async create(row: typeof uploads.$inferInsert): Promise<UploadRow> {
    return expectRow(await db.insert(uploads).values(row).returning())
  },

  async find(owned: Owned): Promise<UploadRow | undefined> {
    const [row] = await db.select().from(uploads).where(isLive(owned))
    return row
  },

  /** By id alone: for whoever asked `find` before. */
  async findAny(id: string): Promise<UploadRow | undefined> {
    const [row] = await db.select().from(uploads).where(eq(uploads.id, id))
    return row
  },

  /**
   * How many uploads a user has under way, and how many bytes they will bring: those too that a URL
   * still takes after its upload was cancelled or refused.
   */
  async open(userId: string, urlSeconds: number): Promise<{ count: number; bytes: number }> {
    const isUnderWay = inArray(uploads.status, ['receiving', 'checking'])
    const urlTakes = and(
      eq(uploads.kind, 'presigned'),
      inArray(uploads.status, ['cancelled', 'refused']),
      sql`${uploads.createdAt} > now() - make_interval(secs => ${urlSeconds})`,
    )
    const totals = await db
      .select({
        count: sql<number>`(count(*) filter (where ${isUnderWay}))::int`,
        bytes: sql<number>`coalesce(sum(${uploads.bytes}), 0)::float8`,
      })
      .from(uploads)
      .where(
        and(
          eq(uploads.userId, userId),
          sql`${uploads.expiresAt} > now()`,
          or(isUnderWay, urlTakes),
        ),
      )
    return expectRow(totals)
  },

  /** Takes an upload up that is whole; undefined where somebody did, or where it has ended. */
  async beginCheck(owned: Owned): Promise<UploadRow | undefined> {
    const [row] = await db
      .update(uploads)
      .set({ status: 'checking', checkingAt: sql`now()` })
      .where(and(isOwned(owned), eq(uploads.status, 'receiving')))
      .returning()
    return row
  },

  /** Says that the check of an upload goes on. */
  async keepChecking(id: string): Promise<void> {
    await db.update(uploads).set({ checkingAt: sql`now()` }).where(isChecked(id))
  },

  /** Ends a check; answers false where the upload was given up in the meantime. */
  async endCheck(id: string, end: Partial<typeof uploads.$inferInsert>): Promise<boolean> {
    const rows = await db
      .update(uploads)
      .set({ ...end, checkingAt: null })
      .where(isChecked(id))
      .returning({ id: uploads.id })
    return rows.length > 0
  },

  /** Frees an upload whose check has died; undefined where it goes on. */
  async freeDead(owned: Owned): Promise<UploadRow | undefined> {
    const [row] = await db
      .update(uploads)
      .set({ status: 'receiving', checkingAt: null })
      .where(
        and(
          isOwned(owned),
          eq(uploads.status, 'checking'),
          sql`coalesce(${uploads.checkingAt}, ${uploads.createdAt})
                < now() - make_interval(secs => ${DEAD_AFTER_SECONDS})`,
        ),
      )
      .returning()
    return row
  },

  async delete(owned: Owned): Promise<UploadRow | undefined> {
    const [row] = await db.delete(uploads).where(isLive(owned)).returning()
    return row
  },

  /** Gives an upload up that a URL takes bytes for: it is forgotten when the URL is. */
  async cancelPresigned(owned: Owned, urlSeconds: number): Promise<UploadRow | undefined> {
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

  /** Forgets uploads whose time is over; answers them, for their files. */
  async deleteExpired(limit: number): Promise<Pick<UploadRow, 'id' | 'kind'>[]> {
    return rowsOf(
      db,
      sql`delete from uploads where id in (
          select id from uploads where ${lt(uploads.expiresAt, sql`now()`)} limit ${limit})
          returning id, kind`,
    )
  },

  /** Which of `ids` are known. */
  async knownIds(ids: string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set()
    const rows = await db.select({ id: uploads.id }).from(uploads).where(inArray(uploads.id, ids))
    return new Set(rows.map((row) => row.id))
  },
})

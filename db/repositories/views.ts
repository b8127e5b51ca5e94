import { and, desc, eq, lt, notInArray, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { views } from '../schema/views'
import { isOwnedBy, type OwnedKey } from './owned'

type NewView = Pick<typeof views.$inferInsert, 'userId' | 'q' | 'filter' | 'fingerprint'>
export type ViewRow = typeof views.$inferSelect

/** Searches of a library that can be shuffled as lists. */
export const viewRepository = (db: Database) => ({
  /** Creates a view, or renews the one with the same search and filter. */
  async save(view: NewView, days: number): Promise<ViewRow> {
    const expiresAt = sql`now() + make_interval(days => ${days})`
    const saved = await db
      .insert(views)
      .values({ ...view, expiresAt })
      .onConflictDoUpdate({ target: [views.userId, views.fingerprint], set: { expiresAt } })
      .returning()
    return expectRow(saved)
  },

  async find(key: OwnedKey): Promise<ViewRow | undefined> {
    const [view] = await db.select().from(views).where(isOwnedBy(views)(key))
    return view
  },

  /** Deletes a view with its shuffle; false if the user has no such view. */
  async remove(key: OwnedKey): Promise<boolean> {
    const removed = await db.delete(views).where(isOwnedBy(views)(key)).returning({ id: views.id })
    return removed.length > 0
  },

  /** Deletes the views of a user except the `limit` that expire last. */
  async keepLatest(userId: string, limit: number): Promise<void> {
    const latest = db
      .select({ id: views.id })
      .from(views)
      .where(eq(views.userId, userId))
      .orderBy(desc(views.expiresAt), desc(views.id))
      .limit(limit)
    await db.delete(views).where(and(eq(views.userId, userId), notInArray(views.id, latest)))
  },

  /** Deletes the expired views of all users; returns their number. */
  async removeExpired(): Promise<number> {
    const removed = await db
      .delete(views)
      .where(lt(views.expiresAt, sql`now()`))
      .returning({ id: views.id })
    return removed.length
  },
})

import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { shuffleSets } from '../schema/shuffle'

export type ShuffleSetRow = typeof shuffleSets.$inferSelect

/** The orders of the sets of a session. */
export const shuffleSetRepository = (db: Database) => ({
  async list(sessionId: string): Promise<ShuffleSetRow[]> {
    return db
      .select()
      .from(shuffleSets)
      .where(eq(shuffleSets.sessionId, sessionId))
      .orderBy(asc(shuffleSets.set))
  },

  async upsert(rows: ShuffleSetRow[]): Promise<void> {
    if (rows.length === 0) return
    await db
      .insert(shuffleSets)
      .values(rows)
      .onConflictDoUpdate({
        target: [shuffleSets.sessionId, shuffleSets.set],
        set: {
          size: sql`excluded.size`,
          order: sql`excluded.track_order`,
          reasons: sql`excluded.reasons`,
          returned: sql`excluded.returned`,
          startTurn: sql`excluded.start_turn`,
        },
      })
  },

  /** Removes the sets that ended before a turn. */
  async removeBefore(sessionId: string, turn: number): Promise<void> {
    await db
      .delete(shuffleSets)
      .where(
        and(
          eq(shuffleSets.sessionId, sessionId),
          sql`${shuffleSets.startTurn} + ${shuffleSets.size} <= ${turn}`,
        ),
      )
  },

  /** Removes the sets after the one with number `set`. */
  async removeAfter(sessionId: string, set: number): Promise<void> {
    await db
      .delete(shuffleSets)
      .where(and(eq(shuffleSets.sessionId, sessionId), gt(shuffleSets.set, set)))
  },
})

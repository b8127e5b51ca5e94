import { eq, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { shuffleSessions } from '../schema/shuffle'
import type { ShuffleSessionRow } from './shuffle-sessions'

/** The last turn of a session. `isLost` if requests that still run may have later ones. */
export type LastTurn = { turn: number; isLost: boolean }

/** The turns and revisions of sessions. The turn of a session never decreases. */
export const shuffleTurnRepository = (db: Database) => ({
  async checkpoint(sessionId: string, turn: number): Promise<void> {
    await db
      .update(shuffleSessions)
      .set({ turn: sql`greatest(${shuffleSessions.turn}, ${turn})` })
      .where(eq(shuffleSessions.id, sessionId))
  },

  /**
   * Stores the turns of many sessions and returns the ids of those it reached. It skips sessions
   * that another transaction has locked: to wait for several locks could be a deadlock.
   */
  async checkpointMany(turns: { sessionId: string; turn: number }[]): Promise<Set<string>> {
    const values = sql.join(
      turns.map(({ sessionId, turn }) => sql`(${sessionId}::uuid, ${turn}::int)`),
      sql`, `,
    )
    const reached = await rowsOf<{ id: string }>(
      db,
      sql`with held as (
            select s.id, w.turn from shuffle_sessions s
            join (values ${values}) as w(id, turn) on w.id = s.id
            for update of s skip locked)
          update shuffle_sessions s set turn = greatest(s.turn, held.turn)
          from held where s.id = held.id returning s.id`,
    )
    return new Set(reached.map(({ id }) => id))
  },

  /** Stores the last turn of a session whose window was removed: none of its turns is missing now. */
  async storeTaken(sessionId: string, { turn, isLost }: LastTurn): Promise<void> {
    await db
      .update(shuffleSessions)
      .set({
        turn: sql`greatest(${shuffleSessions.turn}, ${turn})`,
        ...(isLost ? {} : { windowRevision: 0 }),
      })
      .where(eq(shuffleSessions.id, sessionId))
  },

  /**
   * Stores a new revision with the turn at which it was made. If later turns may be lost, windows of
   * earlier revisions become stale.
   */
  async revise(sessionId: string, revision: number, { turn, isLost }: LastTurn): Promise<void> {
    await db
      .update(shuffleSessions)
      .set({
        revision,
        turn: sql`greatest(${shuffleSessions.turn}, ${turn})`,
        ...(isLost ? { outageRevision: revision } : {}),
      })
      .where(eq(shuffleSessions.id, sessionId))
  },

  /** Stores that a window of a revision is installed. */
  async noteWindow({ id, revision, windowRevision }: ShuffleSessionRow): Promise<void> {
    if (windowRevision === revision) return
    await db
      .update(shuffleSessions)
      .set({ windowRevision: revision })
      .where(eq(shuffleSessions.id, id))
  },

  /** Stores a turn taken without Redis, and a revision that makes older windows stale. */
  async takeWithoutRedis(sessionId: string, revision: number, turn: number): Promise<void> {
    await db
      .update(shuffleSessions)
      .set({ revision, outageRevision: revision, turn })
      .where(eq(shuffleSessions.id, sessionId))
  },
})

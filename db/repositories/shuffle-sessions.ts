import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { shuffleRevisions, shuffleSessions, shuffleSets } from '../schema/shuffle'

export type ShuffleSessionRow = typeof shuffleSessions.$inferSelect
export type ShuffleSetRow = typeof shuffleSets.$inferSelect
type NewSession = Omit<
  typeof shuffleSessions.$inferInsert,
  'id' | 'revision' | 'outageRevision' | 'turn' | 'startedAt' | 'endedAt'
>
type Key = { userId: string; list: string }

const isRunning = ({ userId, list }: Key) =>
  and(
    eq(shuffleSessions.userId, userId),
    eq(shuffleSessions.list, list),
    isNull(shuffleSessions.endedAt),
  )

export const shuffleSessionRepository = (db: Database) => ({
  async findRunning(key: Key): Promise<ShuffleSessionRow | undefined> {
    const [session] = await db.select().from(shuffleSessions).where(isRunning(key))
    return session
  },

  /** Holds the session until the transaction ends: windows are only put in place under this lock. */
  async findRunningForUpdate(key: Key): Promise<ShuffleSessionRow | undefined> {
    const [session] = await db.select().from(shuffleSessions).where(isRunning(key)).for('update')
    return session
  },

  /** Starts a session; undefined when another one began at the same moment. */
  async create(session: NewSession): Promise<ShuffleSessionRow | undefined> {
    const [created] = await db
      .insert(shuffleSessions)
      .values(session)
      .onConflictDoNothing()
      .returning()
    return created
  },

  async end(key: Key): Promise<boolean> {
    const ended = await db
      .update(shuffleSessions)
      .set({ endedAt: sql`now()` })
      .where(isRunning(key))
      .returning({ id: shuffleSessions.id })
    return ended.length > 0
  },

  /** Keeps the turn; an older one that comes late changes nothing. */
  async checkpoint(sessionId: string, turn: number): Promise<void> {
    await db
      .update(shuffleSessions)
      .set({ turn: sql`greatest(${shuffleSessions.turn}, ${turn})` })
      .where(eq(shuffleSessions.id, sessionId))
  },

  /**
   * Keeps the turns of many sessions; older ones change nothing. Answers which were reached: one
   * that somebody holds is passed over, since waiting for many could make a circle.
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

  async revise(sessionId: string, revision: number, turn: number): Promise<void> {
    await db
      .update(shuffleSessions)
      .set({ revision, turn: sql`greatest(${shuffleSessions.turn}, ${turn})` })
      .where(eq(shuffleSessions.id, sessionId))
  },

  /** Notes a turn that Redis does not know of; windows from before must not be served again. */
  async passRedis(sessionId: string, revision: number, turn: number): Promise<void> {
    await db
      .update(shuffleSessions)
      .set({ revision, outageRevision: revision, turn })
      .where(eq(shuffleSessions.id, sessionId))
  },

  async changeSettings(
    sessionId: string,
    settings: Partial<Pick<ShuffleSessionRow, 'mode' | 'spacing'>>,
  ): Promise<void> {
    await db.update(shuffleSessions).set(settings).where(eq(shuffleSessions.id, sessionId))
  },

  async addRevision(revision: typeof shuffleRevisions.$inferInsert): Promise<void> {
    await db.insert(shuffleRevisions).values(revision)
  },

  async listRevisions(sessionId: string) {
    return db
      .select({ added: shuffleRevisions.added, removed: shuffleRevisions.removed })
      .from(shuffleRevisions)
      .where(eq(shuffleRevisions.sessionId, sessionId))
      .orderBy(asc(shuffleRevisions.revision))
  },

  async listSets(sessionId: string): Promise<ShuffleSetRow[]> {
    return db
      .select()
      .from(shuffleSets)
      .where(eq(shuffleSets.sessionId, sessionId))
      .orderBy(asc(shuffleSets.set))
  },

  async putSets(rows: ShuffleSetRow[]): Promise<void> {
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
          startTurn: sql`excluded.start_turn`,
        },
      })
  },

  /** Forgets sets that ended before `turn`. */
  async dropSetsBefore(sessionId: string, turn: number): Promise<void> {
    await db
      .delete(shuffleSets)
      .where(
        and(
          eq(shuffleSets.sessionId, sessionId),
          sql`${shuffleSets.startTurn} + ${shuffleSets.size} <= ${turn}`,
        ),
      )
  },

  /** Forgets sets made ahead of `set`. */
  async dropSetsAfter(sessionId: string, set: number): Promise<void> {
    await db
      .delete(shuffleSets)
      .where(and(eq(shuffleSets.sessionId, sessionId), gt(shuffleSets.set, set)))
  },
})

import { and, eq, isNull } from 'drizzle-orm'
import type { ListKey } from '@/lib/list-id'
import type { Database } from '../postgres'
import { shuffleSessions } from '../schema/shuffle'

export type ShuffleSessionRow = typeof shuffleSessions.$inferSelect
type NewSession = Omit<
  typeof shuffleSessions.$inferInsert,
  'id' | 'revision' | 'outageRevision' | 'windowRevision' | 'turn' | 'startedAt' | 'endedAt'
>
const isRunning = ({ userId, list }: ListKey) =>
  and(
    eq(shuffleSessions.userId, userId),
    eq(shuffleSessions.list, list),
    isNull(shuffleSessions.endedAt),
  )

export const shuffleSessionRepository = (db: Database) => ({
  async findRunning(key: ListKey): Promise<ShuffleSessionRow | undefined> {
    const [session] = await db.select().from(shuffleSessions).where(isRunning(key))
    return session
  },

  /** Locks the session until the transaction ends. Windows are installed under this lock only. */
  async findRunningForUpdate(key: ListKey): Promise<ShuffleSessionRow | undefined> {
    const [session] = await db.select().from(shuffleSessions).where(isRunning(key)).for('update')
    return session
  },

  /** Adds a session; undefined if the list has a running one already. */
  async create(session: NewSession): Promise<ShuffleSessionRow | undefined> {
    const [created] = await db
      .insert(shuffleSessions)
      .values(session)
      .onConflictDoNothing()
      .returning()
    return created
  },

  /** Ends the running session and deletes it with its sets: nothing reads a session that ended. */
  async end(key: ListKey): Promise<void> {
    await db.delete(shuffleSessions).where(isRunning(key))
  },

  async updateSettings(
    sessionId: string,
    settings: Partial<Pick<ShuffleSessionRow, 'mode' | 'spacing'>>,
  ): Promise<void> {
    await db.update(shuffleSessions).set(settings).where(eq(shuffleSessions.id, sessionId))
  },
})

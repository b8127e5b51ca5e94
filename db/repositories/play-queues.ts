import { and, eq, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { playQueues } from '../schema/play-queues'

export type PlayQueueRow = typeof playQueues.$inferSelect
type Change = Partial<Omit<PlayQueueRow, 'userId' | 'version' | 'positionEpoch' | 'updatedAt'>>
/** The device that plays, and the epoch of the track that it plays. */
type PositionKey = { userId: string; epoch: number; deviceId: string }

const raiseVersion = { version: sql`${playQueues.version} + 1`, updatedAt: sql`now()` }

export const playQueueRepository = (db: Database) => ({
  /** The state of a user; undefined if nothing was played yet. */
  async find(userId: string): Promise<PlayQueueRow | undefined> {
    const [row] = await db.select().from(playQueues).where(eq(playQueues.userId, userId))
    return row
  },

  /** Locks the row of a user until the transaction ends, and creates it if it is absent. */
  async lock(userId: string): Promise<PlayQueueRow> {
    await db.insert(playQueues).values({ userId }).onConflictDoNothing()
    const rows = await db
      .select()
      .from(playQueues)
      .where(eq(playQueues.userId, userId))
      .for('update')
    return expectRow(rows)
  },

  /** Stores another track or device as the current one, and raises version and epoch. */
  async setCurrent(userId: string, change: Change): Promise<PlayQueueRow> {
    const rows = await db
      .update(playQueues)
      .set({
        ...change,
        ...raiseVersion,
        positionEpoch: sql`${playQueues.positionEpoch} + 1`,
        positionAt: sql`now()`,
      })
      .where(eq(playQueues.userId, userId))
      .returning()
    return expectRow(rows)
  },

  /** Raises the version after a change of the queued songs. */
  async raiseVersion(userId: string): Promise<PlayQueueRow> {
    const rows = await db
      .update(playQueues)
      .set(raiseVersion)
      .where(eq(playQueues.userId, userId))
      .returning()
    return expectRow(rows)
  },

  /** Stores the position, unless another track or device has become the current one. */
  async savePosition(
    { userId, epoch, deviceId }: PositionKey,
    position: { positionMs: number; isPaused: boolean },
  ): Promise<void> {
    await db
      .update(playQueues)
      .set({ ...position, positionAt: sql`now()` })
      .where(
        and(
          eq(playQueues.userId, userId),
          eq(playQueues.positionEpoch, epoch),
          eq(playQueues.deviceId, deviceId),
        ),
      )
  },
})

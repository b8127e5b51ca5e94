import { asc, eq } from 'drizzle-orm'
import type { Database } from '../postgres'
import { shuffleRevisions } from '../schema/shuffle'

/** The tracks that the list of a session gained and lost. */
export const shuffleRevisionRepository = (db: Database) => ({
  async add(revision: typeof shuffleRevisions.$inferInsert): Promise<void> {
    await db.insert(shuffleRevisions).values(revision)
  },

  async list(sessionId: string) {
    return db
      .select({ added: shuffleRevisions.added, removed: shuffleRevisions.removed })
      .from(shuffleRevisions)
      .where(eq(shuffleRevisions.sessionId, sessionId))
      .orderBy(asc(shuffleRevisions.revision))
  },
})

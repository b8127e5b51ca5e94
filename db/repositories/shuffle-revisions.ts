import { and, asc, eq, gt } from 'drizzle-orm'
import type { Database } from '../postgres'
import { shuffleRevisions } from '../schema/shuffle'

/** The tracks that the list of a session gained and lost. */
export const shuffleRevisionRepository = (db: Database) => ({
  async add(revision: typeof shuffleRevisions.$inferInsert): Promise<void> {
    await db.insert(shuffleRevisions).values(revision)
  },

  /** The revisions of a session in their order, only those after `after` if it is given. */
  async list(sessionId: string, after = 0) {
    return db
      .select({ added: shuffleRevisions.added, removed: shuffleRevisions.removed })
      .from(shuffleRevisions)
      .where(and(eq(shuffleRevisions.sessionId, sessionId), gt(shuffleRevisions.revision, after)))
      .orderBy(asc(shuffleRevisions.revision))
  },
})

import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { uploads } from '../schema/audio-files'
import { isOwnedBy, type OwnedKey } from './owned'
import type { UploadRow } from './uploads'

/** A check without a heartbeat for this time has died. */
const HEARTBEAT_TIMEOUT_SECONDS = 60

const isOwned = isOwnedBy(uploads)
const isChecking = (id: string) => and(eq(uploads.id, id), eq(uploads.status, 'checking'))

/** The check of the file of an upload, by one process at a time. */
export const uploadCheckRepository = (db: Database) => ({
  /** Begins the check of a complete upload; undefined if another process did, or if it has ended. */
  async begin(owned: OwnedKey): Promise<UploadRow | undefined> {
    const [row] = await db
      .update(uploads)
      .set({ status: 'checking', checkingAt: sql`now()` })
      .where(and(isOwned(owned), eq(uploads.status, 'receiving')))
      .returning()
    return row
  },

  async heartbeat(id: string): Promise<void> {
    await db.update(uploads).set({ checkingAt: sql`now()` }).where(isChecking(id))
  },

  /** Ends a check; false if the upload was cancelled in the meantime. */
  async end(id: string, result: Partial<typeof uploads.$inferInsert>): Promise<boolean> {
    const rows = await db
      .update(uploads)
      .set({ ...result, checkingAt: null })
      .where(isChecking(id))
      .returning({ id: uploads.id })
    return rows.length > 0
  },

  /** Makes an upload whose check has died receivable again; undefined if the check still runs. */
  async releaseDead(owned: OwnedKey): Promise<UploadRow | undefined> {
    const [row] = await db
      .update(uploads)
      .set({ status: 'receiving', checkingAt: null })
      .where(
        and(
          isOwned(owned),
          eq(uploads.status, 'checking'),
          sql`coalesce(${uploads.checkingAt}, ${uploads.createdAt})
                < now() - make_interval(secs => ${HEARTBEAT_TIMEOUT_SECONDS})`,
        ),
      )
      .returning()
    return row
  },
})

import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { db } from '@/db'
import { invalidateAllTokens } from '@/lib/auth/api-token-cache'
import { invalidateAllSessions } from '@/lib/auth/session-cache'
import { deleteStoredFiles } from '../uploads/delete-user-files'

const MAX_WAIT_MS = 10_000

/** Deletes a user with all data. A longer deletion of files continues after the return. */
export async function deleteAccount(userId: string, record: () => Promise<void>): Promise<void> {
  const files = await db.transaction(async (tx) => {
    const stored = await tx.storedFiles.listOf([userId])
    await tx.users.remove(userId)
    return stored
  })
  await record()
  invalidateAllSessions()
  invalidateAllTokens()
  await Promise.race([deleteStoredFiles(files), pause(MAX_WAIT_MS, undefined, { ref: false })])
}

import 'server-only'
import { setImmediate as letOthers } from 'node:timers/promises'
import type { StoredFile } from '@/db'
import { log } from '@/lib/observability/log'
import { getStorage } from '@/lib/storage/storage'
import { deleteCover } from './cover-files'

/** Objects that are deleted at the same time. */
const MAX_PARALLEL = 8

/**
 * Deletes the audio and covers of users that were deleted. Never throws: the nightly sweep deletes
 * the rest.
 */
export async function deleteStoredFiles(files: StoredFile[]): Promise<void> {
  const failures: unknown[] = []
  for (let from = 0; from < files.length; from += MAX_PARALLEL) {
    const chunk = files.slice(from, from + MAX_PARALLEL)
    const results = await Promise.allSettled(chunk.map(deleteObjects))
    failures.push(
      ...results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])),
    )
    await letOthers()
  }
  if (failures.length > 0) {
    log().warn(
      { err: failures[0], failures: failures.length },
      'deleting the files of a deleted account failed, sweep will retry',
    )
  }
}

async function deleteObjects({ songId, storageKey, coverHash }: StoredFile): Promise<void> {
  if (storageKey) await getStorage().delete(storageKey)
  if (coverHash) await deleteCover(songId, coverHash)
}

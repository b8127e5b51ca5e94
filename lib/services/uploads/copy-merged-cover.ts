import 'server-only'
import { db } from '@/db'
import { log } from '@/lib/observability/log'
import { copyCover, deleteCover } from './cover-files'

type Merge = { userId: string; keep: string; merged: string[] }

/**
 * Gives a kept song without a cover that of a merged song. Never throws: without it, the song shows
 * the cover of its album.
 */
export async function copyMergedCover({ userId, keep, merged }: Merge): Promise<void> {
  const source = await db.songMerges.findCover({ userId, keep, merged })
  if (!source) return
  try {
    await copyCover(source, keep)
    const isUsed = await db.songCovers.setMissing({ userId, songId: keep }, source.coverHash)
    // The song got another cover, or was removed, during the copy.
    if (!isUsed) await deleteCover(keep, source.coverHash)
  } catch (error) {
    log().warn({ err: error, songId: keep }, 'copying the cover of a merged song failed')
  }
}

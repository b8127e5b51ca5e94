import 'server-only'
import { db } from '@/db'
import { log } from '@/lib/observability/log'
import { listsChanged } from '../shuffle/lists-changed'

/**
 * Adapts the running shuffles of users whose songs changed: new details can move a song to another
 * album, artist or recording, and into views. Compares all lists, so it runs once per user. Never throws.
 */
export async function reviseShuffles(userIds: ReadonlySet<string>): Promise<void> {
  for (const userId of userIds) {
    try {
      await db.transaction((tx) =>
        listsChanged(tx, userId, { liked: true, library: true, songs: true }),
      )
    } catch (error) {
      log().warn({ err: error, userId }, 'adapting shuffles to refreshed tags failed')
    }
  }
}

import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { db } from '@/db'

const SERVICE = 'musicbrainz'
/** A little more than the second that MusicBrainz requires, because requests take unequal times. */
const INTERVAL_MS = 1_100
const POLL_INTERVAL_MS = 100

/**
 * Waits for the turn to call MusicBrainz: one call per interval of all processes of the installation.
 * Returns false if there is none within `maxWaitMs`.
 * @throws RedisUnavailable: without Redis, processes cannot agree on turns
 */
export async function waitForTurn(maxWaitMs: number): Promise<boolean> {
  const until = performance.now() + maxWaitMs
  while (!(await db.callSlots().take(SERVICE, INTERVAL_MS))) {
    if (performance.now() + POLL_INTERVAL_MS > until) return false
    await pause(POLL_INTERVAL_MS)
  }
  return true
}

import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import { UpstreamError } from '@/lib/integrations/upstream-error'
import { busyUntil } from './problems'

/** Spotify counts in a rolling window of 30 s and does not say how far: 90 calls a minute are borne. */
const PACE = [{ name: 'spotify', limit: 6, windowSeconds: 4 }] as const
const NOT_SAID_SECONDS = 30
/** Longer was never asked; what is more is a slip. */
const LONGEST_SECONDS = 86_400

let limits: ReturnType<typeof db.rateLimits<'spotify'>> | undefined

const keyOf = (clientId: string) => `spotify-wait:${clientId}`

/** Throws `spotify_busy` while Spotify has asked this app to wait. */
export async function assertNoWait(clientId: string): Promise<void> {
  const until = await db.cache().get<number>(keyOf(clientId))
  if (until !== undefined && until > Date.now()) throw busyUntil(new Date(until))
}

/**
 * Waits for this app's turn at Spotify: all processes and users share one pace. Throws
 * `spotify_busy` while Spotify has asked the app to wait.
 */
export async function waitForTurn(clientId: string): Promise<void> {
  await assertNoWait(clientId)
  if (!env().rateLimits.isOn) return
  limits ??= db.rateLimits(PACE)
  for (;;) {
    const { allowed, resetSeconds } = await limits.check('spotify', clientId)
    if (allowed) return
    await pause(Math.min(resetSeconds, 1) * 1_000 * Math.random())
  }
}

/** Holds everybody back until the wait is over that Spotify asked for; answers `spotify_busy`. */
export async function holdBack(clientId: string, error: unknown) {
  const asked = error instanceof UpstreamError ? error.retryAfterSeconds : null
  const seconds = Math.min(LONGEST_SECONDS, Math.max(1, asked ?? NOT_SAID_SECONDS))
  const until = Date.now() + seconds * 1_000
  await db.cache().set(keyOf(clientId), until, seconds)
  return busyUntil(new Date(until))
}

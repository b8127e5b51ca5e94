import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import { UpstreamError } from '@/lib/integrations/upstream-error'
import { busyError } from './problems'

/** Spotify counts calls in a rolling window of 30 s with an unpublished limit; 90 a minute are accepted. */
const RATE = [{ name: 'spotify', limit: 6, windowSeconds: 4 }] as const
const DEFAULT_WAIT_SECONDS = 30
/** Longer pauses have not been observed and are taken as errors. */
const MAX_WAIT_SECONDS = 86_400

let limits: ReturnType<typeof db.rateLimits<'spotify'>> | undefined

const keyOf = (clientId: string) => `spotify-wait:${clientId}`

/** @throws AppError `spotify_busy` during a pause that Spotify requested of this app */
export async function assertNotBackedOff(clientId: string): Promise<void> {
  const until = await db.cache().get<number>(keyOf(clientId))
  if (until !== undefined && until > Date.now()) throw busyError(new Date(until))
}

/**
 * Waits until the rate limit of this app allows a call. All processes and users share it.
 * @throws AppError `spotify_busy` during a pause that Spotify requested of this app
 */
export async function waitForSlot(clientId: string): Promise<void> {
  await assertNotBackedOff(clientId)
  if (!env().rateLimits.isOn) return
  limits ??= db.rateLimits(RATE)
  for (;;) {
    const { allowed, resetSeconds } = await limits.check('spotify', clientId)
    if (allowed) return
    await pause(Math.min(resetSeconds, 1) * 1_000 * Math.random())
  }
}

/** Pauses all calls of this app for the time that Spotify requests; returns `spotify_busy`. */
export async function backOff(clientId: string, error: unknown) {
  const requested = error instanceof UpstreamError ? error.retryAfterSeconds : null
  const seconds = Math.min(MAX_WAIT_SECONDS, Math.max(1, requested ?? DEFAULT_WAIT_SECONDS))
  const until = Date.now() + seconds * 1_000
  await db.cache().set(keyOf(clientId), until, seconds)
  return busyError(new Date(until))
}

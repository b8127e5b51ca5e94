import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { type ConnectionRow, db } from '@/db'
import { SealBrokenError } from '@/lib/config/sealed'
import { AppError } from '@/lib/errors'
import { refreshTokens, type SpotifyTokens } from '@/lib/integrations/spotify/oauth'
import { classifyRefusal } from '@/lib/integrations/spotify/refusal'
import { log } from '@/lib/observability/log'
import { configuredApp } from './app'
import { notConnectedError, reconnectError, toSpotifyProblem } from './problems'
import { assertNotBackedOff, backOff } from './rate'
import { sealTokens, unsealTokens } from './sealed-tokens'

const provider = 'spotify' as const

/** Tokens are renewed this long before they expire, so that none expires during a call. */
const EXPIRY_MARGIN_MS = 60_000

/** Longer than the deadline of the call that renews a token. */
const LEASE_SECONDS = 8
const MAX_WAIT_MS = 12_000
const POLL_INTERVAL_MS = 100

/**
 * Returns a valid access token; renews it if it is about to expire or is the one that was `rejected`.
 * Of concurrent calls in all processes one renews it under a lease, and the others wait.
 * @throws AppError `spotify_not_connected`, `spotify_reconnect`, and those of the renewal
 */
export async function getSpotifyToken(userId: string, rejected?: string): Promise<string> {
  const { clientId } = configuredApp()
  const until = performance.now() + MAX_WAIT_MS
  for (let waitedFor = ''; performance.now() < until; ) {
    const row = await findUsable(userId)
    const { accessToken, refreshToken } = await openTokens(row)
    if (isFresh(row) && accessToken !== rejected) return accessToken
    if (!isLeased(row)) {
      await assertNotBackedOff(clientId)
      if (hasFailedElsewhere(row, waitedFor)) break
      const renewal = await renewUnderLease(row, refreshToken)
      if (renewal.token) return renewal.token
      if (renewal.isAcquired) continue
    }
    waitedFor = row.accessToken
    await pause(POLL_INTERVAL_MS)
  }
  throw new AppError(
    'spotify_unavailable',
    'Spotify does not renew the access at the moment. Try again later.',
  )
}

async function findUsable(userId: string): Promise<ConnectionRow> {
  const row = await db.connections.find({ userId, provider })
  if (!row) throw notConnectedError()
  if (row.brokenReason) throw reconnectError()
  return row
}

const isFresh = ({ accessExpiresAt }: ConnectionRow): boolean =>
  accessExpiresAt.getTime() > Date.now() + EXPIRY_MARGIN_MS

const isLeased = ({ leaseUntil }: ConnectionRow): boolean =>
  leaseUntil !== null && leaseUntil.getTime() > Date.now()

/** Whether the process that had the lease ended it without new tokens: another try would fail too. */
const hasFailedElsewhere = ({ accessToken, leaseUntil }: ConnectionRow, waitedFor: string) =>
  waitedFor === accessToken && leaseUntil === null

/** Renews the tokens, unless another process has the lease. `token` is absent if its lease expired. */
async function renewUnderLease(row: ConnectionRow, refreshToken: string) {
  const leaseId = crypto.randomUUID()
  const lease = { leaseId, staleToken: row.accessToken, seconds: LEASE_SECONDS }
  const isAcquired = await db.connectionTokens.lease({ userId: row.userId, provider }, lease)
  const token = isAcquired ? await renewTokens(row, leaseId, refreshToken) : undefined
  return { isAcquired, token }
}

/** Marks the connection as broken after a new token was rejected: only a new consent can help. */
export async function markRejected(userId: string, rejected: string): Promise<void> {
  const row = await db.connections.find({ userId, provider })
  if (row && (await openTokens(row)).accessToken === rejected)
    await markBroken(row, 'consent_ended')
}

// The tokens are stored before they are used: a rotated refresh token must not be lost.
async function renewTokens(row: ConnectionRow, leaseId: string, refreshToken: string) {
  const { userId } = row
  const renewed = await requestTokens(row, leaseId, refreshToken)
  const tokens = {
    accessToken: renewed.accessToken,
    refreshToken: renewed.refreshToken ?? refreshToken,
  }
  const isSaved = await db.connectionTokens.save({ userId, provider }, leaseId, {
    ...sealTokens(userId, tokens),
    expiresInSeconds: renewed.expiresInSeconds,
  })
  return isSaved ? tokens.accessToken : undefined
}

async function requestTokens(
  row: ConnectionRow,
  leaseId: string,
  refreshToken: string,
): Promise<SpotifyTokens> {
  const owned = { userId: row.userId, provider }
  const app = configuredApp()
  try {
    return await refreshTokens(app, refreshToken)
  } catch (error) {
    const refusal = classifyRefusal(error)
    // Recorded before the lease ends, for the calls that wait for it.
    const problem =
      refusal === 'wait' ? await backOff(app.clientId, error) : toSpotifyProblem(error)
    if (refusal === 'consent_ended') await markBroken(row, 'consent_ended')
    else await db.connectionTokens.endLease(owned, leaseId)
    throw problem
  }
}

async function openTokens(row: ConnectionRow) {
  try {
    return unsealTokens(row)
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error
    log().warn({ connection: row.id, err: error }, 'stored tokens cannot be decrypted')
    await markBroken(row, 'unreadable')
    throw reconnectError()
  }
}

const markBroken = (
  { userId, refreshToken }: ConnectionRow,
  reason: NonNullable<ConnectionRow['brokenReason']>,
) => db.connectionTokens.markBroken({ userId, provider }, refreshToken, reason)

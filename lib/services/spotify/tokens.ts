import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { type ConnectionRow, db } from '@/db'
import { SealBrokenError, seal, unseal } from '@/lib/config/sealed'
import { AppError } from '@/lib/errors'
import { refreshTokens, type SpotifyTokens } from '@/lib/integrations/spotify/oauth'
import { classifyRefusal } from '@/lib/integrations/spotify/refusal'
import { log } from '@/lib/observability/log'
import { configuredApp } from './app'
import { assertNoWait, holdBack } from './pace'
import { notConnected, reconnect, spotifyProblem } from './problems'

const provider = 'spotify' as const
/** Renewed this long before it ends, so that none ends on its way. */
const SPARE_MS = 60_000
/** How long who fetches new tokens is believed to be alive; longer than the call may take. */
const LEASE_SECONDS = 8
const WAIT_MS = 12_000
const LOOK_EVERY_MS = 100

type Column = 'access_token' | 'refresh_token'

const placeOf = (userId: string, column: Column) => ({ userId, provider, column })

/** Tokens as they are stored for a user. */
export const sealTokens = (
  userId: string,
  tokens: { accessToken: string; refreshToken: string },
) => ({
  accessToken: seal(tokens.accessToken, placeOf(userId, 'access_token')),
  refreshToken: seal(tokens.refreshToken, placeOf(userId, 'refresh_token')),
})

/** Tokens of a stored connection. Throws SealBrokenError. */
export const unsealTokens = ({ userId, accessToken, refreshToken }: ConnectionRow) => ({
  accessToken: unseal(accessToken, placeOf(userId, 'access_token')),
  refreshToken: unseal(refreshToken, placeOf(userId, 'refresh_token')),
})

/**
 * A token that works, renewed first where it is about to end or is the one that was `refused`. Of
 * all who need a new one at the same moment, in whichever process, one asks Spotify and the others
 * wait for it. Throws `spotify_not_connected`, `spotify_reconnect` and Spotify's refusals.
 */
export async function spotifyToken(userId: string, refused?: string): Promise<string> {
  const owned = { userId, provider }
  const { clientId } = configuredApp()
  const until = performance.now() + WAIT_MS
  for (let waitedFor = ''; performance.now() < until; ) {
    const row = await db.connections.find(owned)
    if (!row) throw notConnected()
    if (row.brokenReason) throw reconnect()
    const tokens = await opened(row)
    const isFresh = row.accessExpiresAt.getTime() > Date.now() + SPARE_MS
    if (isFresh && tokens.accessToken !== refused) return tokens.accessToken
    const isHeld = row.leaseUntil !== null && row.leaseUntil.getTime() > Date.now()
    if (!isHeld) {
      await assertNoWait(clientId)
      // Who was waited for gave the lease back without new tokens: another try would end alike.
      if (waitedFor === row.accessToken && row.leaseUntil === null) break
      const leaseId = crypto.randomUUID()
      const lease = { leaseId, staleToken: row.accessToken, seconds: LEASE_SECONDS }
      if (await db.connectionTokens.lease(owned, lease)) {
        const fresh = await renew(row, leaseId, tokens.refreshToken)
        if (fresh) return fresh
        continue
      }
    }
    waitedFor = row.accessToken
    await pause(LOOK_EVERY_MS)
  }
  throw new AppError('spotify_unavailable', 'Spotify gives no new token at the moment.')
}

/** Notes that a token is refused that was only just made: nothing but a new consent mends that. */
export async function giveUpRefused(userId: string, refused: string): Promise<void> {
  const row = await db.connections.find({ userId, provider })
  if (row && (await opened(row)).accessToken === refused) await giveUp(row, 'consent_ended')
}

// Saved before it is used: a token that replaced another must not be lost.
async function renew(row: ConnectionRow, leaseId: string, refreshToken: string) {
  const { userId } = row
  const answer = await askFor(row, leaseId, refreshToken)
  const tokens = {
    accessToken: answer.accessToken,
    refreshToken: answer.refreshToken ?? refreshToken,
  }
  const isSaved = await db.connectionTokens.save({ userId, provider }, leaseId, {
    ...sealTokens(userId, tokens),
    expiresInSeconds: answer.expiresInSeconds,
  })
  return isSaved ? tokens.accessToken : undefined
}

async function askFor(
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
    // Noted before the lease ends: who waited for it is to know.
    const problem = refusal === 'wait' ? await holdBack(app.clientId, error) : spotifyProblem(error)
    if (refusal === 'consent_ended') await giveUp(row, 'consent_ended')
    else await db.connectionTokens.endLease(owned, leaseId)
    throw problem
  }
}

async function opened(row: ConnectionRow) {
  try {
    return unsealTokens(row)
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error
    log().warn({ connection: row.id, err: error }, 'sealed tokens do not open')
    await giveUp(row, 'unreadable')
    throw reconnect()
  }
}

const giveUp = (
  { userId, refreshToken }: ConnectionRow,
  reason: NonNullable<ConnectionRow['brokenReason']>,
) => db.connectionTokens.markBroken({ userId, provider }, refreshToken, reason)

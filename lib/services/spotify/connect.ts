import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { db, isUniqueViolation } from '@/db'
import { env } from '@/lib/config/env'
import { SealBrokenError, seal, unseal } from '@/lib/config/sealed'
import type { Context } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { fetchProfile } from '@/lib/integrations/spotify/api'
import { SPOTIFY_SCOPES, type SpotifyApp } from '@/lib/integrations/spotify/app'
import { authorizeUrl, exchangeCode } from '@/lib/integrations/spotify/oauth'
import { classifyRefusal } from '@/lib/integrations/spotify/refusal'
import { cleanText, truncate } from '@/lib/song-text/clean-text'
import { requireSession } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { reachableApp } from './app'
import { declined, invalidState, unavailable } from './connect-problems'
import { toAccountProblem } from './problems'
import { backOff } from './rate'
import { sealTokens } from './sealed-tokens'

const provider = 'spotify' as const
const ATTEMPT_SECONDS = 10 * 60
const STATE_BYTES = 32
const VERIFIER_BYTES = 48
const MAX_NAME_CHARACTERS = 200

const hashState = (state: string) => createHash('sha256').update(state).digest('base64url')
const toSealPurpose = (userId: string) => ({ userId, provider, column: 'verifier' })

/**
 * Starts the authorization at Spotify and returns where to redirect the browser. The state is valid
 * once, for ten minutes, and in this session only.
 * @throws AppError `account_needed`, `spotify_not_configured`
 */
export async function beginSpotifyConnection(
  ctx: Context,
  { returnTo }: { returnTo: string },
): Promise<{ location: string }> {
  const { userId, sessionId, isGuest } = requireSession(ctx)
  if (isGuest) {
    throw new AppError(
      'account_needed',
      'Create an account first: the connections of guests are deleted within a day.',
    )
  }
  const app = reachableApp()
  const state = randomBytes(STATE_BYTES).toString('base64url')
  const verifier = randomBytes(VERIFIER_BYTES).toString('base64url')
  await db.oauthAttempts.add({
    stateHash: hashState(state),
    userId,
    sessionId,
    provider,
    verifier: seal(verifier, toSealPurpose(userId)),
    returnTo,
    seconds: ATTEMPT_SECONDS,
  })
  return { location: authorizeUrl(app, { state, verifier }) }
}

/** Deletes authorizations that were not finished in time. */
export const removeExpiredAttempts = (): Promise<void> => db.oauthAttempts.removeExpired()

type Callback = { code?: string; state?: string; error?: string; iss?: string }

/**
 * Finishes an authorization: stores the tokens and returns where to redirect the browser, with the
 * error if it failed.
 * @throws AppError `invalid_state` if this session did not start it
 */
export async function finishSpotifyConnection(
  ctx: Context,
  { code, state, error, iss }: Callback,
): Promise<{ location: string; error?: AppError }> {
  const { userId, sessionId } = requireSession(ctx)
  const attempt = state === undefined ? undefined : await db.oauthAttempts.consume(hashState(state))
  const isValid =
    attempt?.isInTime &&
    attempt.provider === provider &&
    attempt.userId === userId &&
    attempt.sessionId === sessionId &&
    (iss === undefined || isSpotifyIssuer(iss))
  if (!isValid) throw invalidState()
  const location = attempt.returnTo
  try {
    if (error !== undefined || code === undefined) throw declined(error)
    const verifier = unseal(attempt.verifier, toSealPurpose(userId))
    await connect(ctx, userId, { code, verifier })
    return { location }
  } catch (problem) {
    // The key was removed since: the user has to connect again.
    if (problem instanceof SealBrokenError) throw invalidState()
    if (!(problem instanceof AppError)) throw problem
    return { location, error: problem }
  }
}

async function connect(ctx: Context, userId: string, proof: { code: string; verifier: string }) {
  const app = reachableApp()
  const { tokens, account } = await exchangeAndFetchAccount(app, proof)
  const { accountId, profileId, displayName } = account
  try {
    await db.connections.connect(
      { userId, provider },
      {
        accountId,
        profileId,
        displayName: truncate(cleanText(displayName), MAX_NAME_CHARACTERS) || profileId,
        scopes: (tokens.scopes ?? [...SPOTIFY_SCOPES]).slice(0, 50),
      },
      { ...sealTokens(userId, tokens), expiresInSeconds: tokens.expiresInSeconds },
    )
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause
    throw new AppError(
      'spotify_taken',
      'Another user of this server has connected this Spotify account. Sign in to Spotify with a different one.',
      { cause },
    )
  }
  await recordAuditEvent(ctx, { userId, event: 'spotify_connected' })
}

async function exchangeAndFetchAccount(app: SpotifyApp, proof: { code: string; verifier: string }) {
  try {
    const { refreshToken, ...tokens } = await exchangeCode(app, proof)
    const account = await fetchProfile(tokens.accessToken)
    if (refreshToken === null) throw unavailable()
    return { account, tokens: { ...tokens, refreshToken } }
  } catch (error) {
    if (classifyRefusal(error) === 'wait') throw await backOff(app.clientId, error)
    // The code is invalid or has expired: the user can connect again.
    if (classifyRefusal(error) === 'consent_ended') throw invalidState()
    throw toAccountProblem(error)
  }
}

// RFC 9207: rejects a response of another authorization server.
const isSpotifyIssuer = (iss: string) =>
  URL.parse(iss)?.origin === new URL(env().SPOTIFY_ACCOUNTS_URL).origin

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
import { holdBack } from './pace'
import { accountProblem } from './problems'
import { sealTokens } from './tokens'

const provider = 'spotify' as const
const ATTEMPT_SECONDS = 10 * 60
const STATE_BYTES = 32
const VERIFIER_BYTES = 48
const LONGEST_NAME = 200

const hashOf = (state: string) => createHash('sha256').update(state).digest('base64url')
const placeOf = (userId: string) => ({ userId, provider, column: 'verifier' })

/**
 * Begins to connect Spotify: where to send the browser. What it comes back with works once, within
 * ten minutes, in this very session. Throws `account_needed`, `spotify_not_configured`.
 */
export async function beginSpotify(
  ctx: Context,
  { returnTo }: { returnTo: string },
): Promise<{ location: string }> {
  const { userId, sessionId, isGuest } = requireSession(ctx)
  if (isGuest) {
    throw new AppError(
      'account_needed',
      'Create an account first: what a guest connects would be gone in a day.',
    )
  }
  const app = reachableApp()
  const state = randomBytes(STATE_BYTES).toString('base64url')
  const verifier = randomBytes(VERIFIER_BYTES).toString('base64url')
  await db.oauthAttempts.add({
    stateHash: hashOf(state),
    userId,
    sessionId,
    provider,
    verifier: seal(verifier, placeOf(userId)),
    returnTo,
    seconds: ATTEMPT_SECONDS,
  })
  return { location: authorizeUrl(app, { state, verifier }) }
}

/** Forgets ways to Spotify that nobody came back from. */
export const forgetOldAttempts = (): Promise<void> => db.oauthAttempts.removeExpired()

type Returned = { code?: string; state?: string; error?: string; iss?: string }

/**
 * Ends what `beginSpotify` began: stores the tokens and says where to go on, with the refusal where
 * there was one. Throws `invalid_state` for what this session did not begin.
 */
export async function finishSpotify(
  ctx: Context,
  { code, state, error, iss }: Returned,
): Promise<{ location: string; error?: AppError }> {
  const { userId, sessionId } = requireSession(ctx)
  const attempt = state === undefined ? undefined : await db.oauthAttempts.consume(hashOf(state))
  const isOurs =
    attempt?.isInTime &&
    attempt.provider === provider &&
    attempt.userId === userId &&
    attempt.sessionId === sessionId &&
    (iss === undefined || isSpotify(iss))
  if (!isOurs) throw invalidState()
  const location = attempt.returnTo
  try {
    if (error !== undefined || code === undefined) throw declined(error)
    const verifier = unseal(attempt.verifier, placeOf(userId))
    await connect(ctx, userId, { code, verifier })
    return { location }
  } catch (refusal) {
    // The keys were rotated meanwhile: it has to be begun again.
    if (refusal instanceof SealBrokenError) throw invalidState()
    if (!(refusal instanceof AppError)) throw refusal
    return { location, error: refusal }
  }
}

async function connect(ctx: Context, userId: string, proof: { code: string; verifier: string }) {
  const app = reachableApp()
  const { tokens, account } = await introduce(app, proof)
  const { accountId, profileId, displayName } = account
  try {
    await db.connections.connect(
      { userId, provider },
      {
        accountId,
        profileId,
        displayName: truncate(cleanText(displayName), LONGEST_NAME) || profileId,
        scopes: (tokens.scopes ?? [...SPOTIFY_SCOPES]).slice(0, 50),
      },
      { ...sealTokens(userId, tokens), expiresInSeconds: tokens.expiresInSeconds },
    )
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause
    throw new AppError(
      'spotify_taken',
      'This Spotify account is connected to somebody else on this server. Sign in to Spotify with another one.',
      { cause },
    )
  }
  await recordAuditEvent(ctx, { userId, event: 'spotify_connected' })
}

async function introduce(app: SpotifyApp, proof: { code: string; verifier: string }) {
  try {
    const { refreshToken, ...tokens } = await exchangeCode(app, proof)
    const account = await fetchProfile(tokens.accessToken)
    if (refreshToken === null) throw unavailable()
    return { account, tokens: { ...tokens, refreshToken } }
  } catch (error) {
    if (classifyRefusal(error) === 'wait') throw await holdBack(app.clientId, error)
    // The code was no good: that is nothing a new consent would not mend.
    if (classifyRefusal(error) === 'consent_ended') throw invalidState()
    throw accountProblem(error)
  }
}

// RFC 9207: who answers says who it is, and another must not answer in its place.
const isSpotify = (iss: string) =>
  URL.parse(iss)?.origin === new URL(env().SPOTIFY_ACCOUNTS_URL).origin

const invalidState = () =>
  new AppError(
    'invalid_state',
    'This way back from Spotify was used before, is too old, or was begun elsewhere. Connect again.',
  )

const unavailable = () =>
  new AppError('spotify_unavailable', 'Spotify answered in a way that cannot be understood.')

const declined = (error?: string) =>
  error === undefined || error === 'access_denied'
    ? new AppError('spotify_declined', 'Spotify was told not to share your playlists.')
    : unavailable()

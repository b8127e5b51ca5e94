import 'server-only'
import type { Actor } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { verifyAccessToken } from './access-tokens'
import { isAdministrator } from './administrators'
import { getActiveToken } from './api-token-cache'
import { isApiToken } from './api-tokens'
import { readCookieClaims } from './cookie-claims'
import { getActiveSession } from './session-cache'

/**
 * Returns the user of a request: by its bearer token, or else by the session cookie; null without
 * credentials. An invalid bearer token never falls back to the cookie.
 * @throws AppError `invalid_token`
 */
export async function authenticate(headers: Headers): Promise<Actor | null> {
  const authorization = headers.get('authorization')
  if (authorization !== null) return authenticateBearer(authorization)
  const cookies = headers.get('cookie')
  return cookies ? authenticateCookie(cookies) : null
}

async function authenticateBearer(authorization: string): Promise<Actor> {
  const [, token] = /^Bearer ([\w~+/.=-]{1,4096})$/i.exec(authorization) ?? []
  if (token && isApiToken(token)) return authenticateApiToken(token)
  const claims = token ? await verifyAccessToken(token) : undefined
  const actor = claims && (await findSessionActor(claims.sid, claims.sub, 'bearer'))
  if (!actor) throw new AppError('invalid_token', 'The access token is invalid or has expired.')
  return actor
}

async function authenticateApiToken(token: string): Promise<Actor> {
  const active = await getActiveToken(token)
  if (!active) throw new AppError('invalid_token', 'The API token is invalid or was revoked.')
  const { userId, email, displayName, scopes } = active
  const user = { userId, email, displayName, isGuest: false, isAdmin: isAdministrator(active) }
  return { ...user, sessionId: null, via: 'token', scopes }
}

/** Returns the user of a session cookie; null without a valid one. */
export async function authenticateCookie(header: string): Promise<Actor | null> {
  const claims = await readCookieClaims(header)
  return claims && findSessionActor(claims.sid, claims.sub, 'cookie')
}

async function findSessionActor(
  sessionId: string,
  userId: string,
  via: Actor['via'],
): Promise<Actor | null> {
  const session = await getActiveSession(sessionId)
  if (session?.userId !== userId) return null
  const { email, displayName, isGuest, createdAt: signedInAt } = session
  const isAdmin = isAdministrator(session)
  return { userId, sessionId, signedInAt, email, displayName, isGuest, isAdmin, via }
}

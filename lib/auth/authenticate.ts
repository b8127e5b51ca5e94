import 'server-only'
import { env } from '@/lib/config/env'
import type { Actor } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { verifyAccessToken } from './access-tokens'
import { getActiveToken } from './api-token-cache'
import { isApiToken } from './api-tokens'
import { readCookieClaims } from './cookie-claims'
import { getActiveSession } from './session-cache'

/**
 * Who is asking, for every door: a bearer token where the call carries one, else the session's
 * cookie. A bad bearer never falls back to the cookie: it throws `invalid_token`.
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
  if (!actor) throw new AppError('invalid_token', 'The access token is not valid or has ended.')
  return actor
}

async function authenticateApiToken(token: string): Promise<Actor> {
  const live = await getActiveToken(token)
  if (!live) throw new AppError('invalid_token', 'The API token is not valid or was revoked.')
  const { userId, email, displayName, scopes } = live
  const person = { userId, email, displayName, isGuest: false, isAdmin: isAdminEmail(email) }
  return { ...person, sessionId: null, via: 'token', scopes }
}

async function authenticateCookie(header: string): Promise<Actor | null> {
  const claims = await readCookieClaims(header)
  return claims && findSessionActor(claims.sid, claims.sub, 'cookie')
}

async function findSessionActor(
  sessionId: string,
  userId: string,
  via: Actor['via'],
): Promise<Actor | null> {
  const live = await getActiveSession(sessionId)
  if (live?.userId !== userId) return null
  const { email, displayName, isGuest } = live
  const isAdmin = isAdminEmail(email)
  return { userId, sessionId, email, displayName, isGuest, isAdmin, via }
}

const isAdminEmail = (email: string) => env().ADMIN_EMAILS.includes(email.toLowerCase())

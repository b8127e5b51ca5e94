import 'server-only'
import { parse } from 'hono/utils/cookie'
import { decode, encode, type JWT, type JWTDecodeParams } from 'next-auth/jwt'
import { env, getSecrets } from '@/lib/config/env'

/** `__Host-` binds a cookie to this origin; browsers accept such cookies over https only. */
export const sessionCookieName = () => (env().isSecure ? '__Host-riffle.session' : 'riffle.session')

/** How long a browser keeps the session cookie. */
export const COOKIE_SECONDS = 30 * 24 * 60 * 60

/** Returns the attributes of the cookies of sessions. */
export const cookieOptions = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: env().isSecure,
})

type Claims = { sid: string; sub: string }

/** Returns the session cookie of a browser, as next-auth writes it after a sign-in. */
export async function createSessionCookie(claims: Claims) {
  const secret = getSecrets().AUTH_SECRET
  const value = await encode({ token: claims, secret, maxAge: COOKIE_SECONDS })
  return { name: sessionCookieName(), value, ...cookieOptions(), maxAge: COOKIE_SECONDS }
}

/** Whether a browser sends a session cookie, which may have expired. */
export const hasSessionCookie = (header: string | null): boolean => {
  const name = sessionCookieName()
  return header !== null && parse(header, name)[name] !== undefined
}

/** Decrypts a session cookie, also one that the former AUTH_SECRET encrypted; null if neither did. */
export async function decodeSession(
  params: Pick<JWTDecodeParams, 'token' | 'salt'>,
): Promise<JWT | null> {
  const { AUTH_SECRET, PREVIOUS_AUTH_SECRET } = getSecrets()
  const decodeBy = (secret: string) => decode({ ...params, secret }).catch(() => null)
  const decoded = await decodeBy(AUTH_SECRET)
  return decoded ?? (PREVIOUS_AUTH_SECRET ? decodeBy(PREVIOUS_AUTH_SECRET) : null)
}

/** Returns session and user of the session cookie; null without a valid one. */
export async function readCookieClaims(header: string | null): Promise<Claims | null> {
  const name = sessionCookieName()
  const value = header ? parse(header, name)[name] : undefined
  if (!value) return null
  const token = await decodeSession({ token: value })
  if (typeof token?.sid !== 'string' || typeof token.sub !== 'string') return null
  return { sid: token.sid, sub: token.sub }
}

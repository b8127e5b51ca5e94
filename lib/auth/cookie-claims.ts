import 'server-only'
import { parse } from 'hono/utils/cookie'
import { decode } from 'next-auth/jwt'
import { env, getSecrets } from '@/lib/config/env'

/** `__Host-` binds a cookie to this origin; browsers accept such cookies over https only. */
export const sessionCookieName = () => (env().isSecure ? '__Host-riffle.session' : 'riffle.session')

type Claims = { sid: string; sub: string }

/** Returns session and user of the session cookie; null without a valid one. */
export async function readCookieClaims(header: string | null): Promise<Claims | null> {
  const name = sessionCookieName()
  const value = header ? parse(header, name)[name] : undefined
  if (!value) return null
  const token = await decode({ token: value, secret: getSecrets().AUTH_SECRET }).catch(() => null)
  if (typeof token?.sid !== 'string' || typeof token.sub !== 'string') return null
  return { sid: token.sid, sub: token.sub }
}

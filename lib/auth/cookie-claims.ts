import 'server-only'
import { decode } from 'next-auth/jwt'
import { env, getSecrets } from '@/lib/config/env'

/** `__Host-` binds a cookie to this origin; browsers keep such cookies only over https. */
export const sessionCookieName = () => (env().isSecure ? '__Host-riffle.session' : 'riffle.session')

type Claims = { sid: string; sub: string }

/** The session and user that the session's cookie names, where it is genuine; null otherwise. */
export async function readCookieClaims(header: string | null): Promise<Claims | null> {
  const value = readCookie(header, sessionCookieName())
  if (!value) return null
  const token = await decode({ token: value, secret: getSecrets().AUTH_SECRET }).catch(() => null)
  if (typeof token?.sid !== 'string' || typeof token.sub !== 'string') return null
  return { sid: token.sid, sub: token.sub }
}

function readCookie(header: string | null, name: string): string | undefined {
  const pair = header?.split(/;\s*/).find((part) => part.startsWith(`${name}=`))
  if (!pair) return undefined
  try {
    return decodeURIComponent(pair.slice(name.length + 1))
  } catch {
    return undefined
  }
}

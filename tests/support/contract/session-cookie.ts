import { decodeJwt } from 'jose'
import { encode } from 'next-auth/jwt'
import { sessionCookieName } from '@/lib/auth/cookie-claims'
import { getSecrets } from '@/lib/config/env'

/** Returns the cookie of a browser for the session of an access token. */
export async function cookieOf(accessToken: string): Promise<string> {
  const { sub, sid } = decodeJwt<{ sid: string }>(accessToken)
  const value = await encode({ token: { sub, sid }, secret: getSecrets().AUTH_SECRET })
  return `${sessionCookieName()}=${value}`
}

import 'server-only'
import { parse, serialize } from 'hono/utils/cookie'
import { createDeviceToken } from '@/lib/auth/device-tokens'
import { env } from '@/lib/config/env'

const MAX_AGE_SECONDS = 365 * 24 * 60 * 60

const cookieName = () => (env().isSecure ? '__Host-riffle.device' : 'riffle.device')

/** Returns the device token of a request; undefined without one. */
export const readDeviceToken = (cookies: string | null): string | undefined =>
  parse(cookies ?? '', cookieName())[cookieName()]

/** Returns the cookie by which a browser is recognised that signed in to an account. */
export const deviceCookie = (email: string) => ({
  name: cookieName(),
  value: createDeviceToken(email),
  maxAge: MAX_AGE_SECONDS,
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: env().isSecure,
})

/** Creates the value of `Set-Cookie` for a browser that signed in to an account. */
export function createDeviceCookie(email: string): string {
  const { name, value, ...options } = deviceCookie(email)
  return serialize(name, value, options)
}

import 'server-only'
import { parse, serialize } from 'hono/utils/cookie'
import { createDeviceToken } from '@/lib/auth/device-tokens'
import { env } from '@/lib/config/env'

const MAX_AGE_SECONDS = 365 * 24 * 60 * 60

const cookieName = () => (env().isSecure ? '__Host-riffle.device' : 'riffle.device')

/** Returns the device token of a request; undefined without one. */
export const readDeviceToken = (cookies: string | null): string | undefined =>
  parse(cookies ?? '', cookieName())[cookieName()]

/** Creates the value of `Set-Cookie` for a browser that signed in to an account. */
export const createDeviceCookie = (email: string): string =>
  serialize(cookieName(), createDeviceToken(email), {
    maxAge: MAX_AGE_SECONDS,
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: env().isSecure,
  })

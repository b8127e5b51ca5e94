import 'server-only'
import type { Env } from '@/lib/config/env'

type Settings = Pick<Env, 'APP_URL' | 'SECURITY_CONTACT' | 'SECURITY_TXT_EXPIRES'>

const MAX_AGE_SECONDS = 3_600

/**
 * Returns the response for `/.well-known/security.txt` (RFC 9116): 404 with the reason if the settings
 * have no contact or the time of expiry has passed, because an outdated contact must not be used.
 */
export function createSecurityTxtResponse(settings: Settings, now: Date): Response {
  const { SECURITY_CONTACT: contacts, SECURITY_TXT_EXPIRES: expires } = settings
  if (!contacts || !expires) {
    return notFound('This server has no security.txt: its operator has set no SECURITY_CONTACT.')
  }
  if (expires <= now) {
    return notFound('The security.txt of this server has expired: SECURITY_TXT_EXPIRES is past.')
  }
  const lines = [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: en',
    ...(settings.APP_URL ? [`Canonical: ${settings.APP_URL}/.well-known/security.txt`] : []),
  ]
  return textResponse(200, lines, `public, max-age=${MAX_AGE_SECONDS}`)
}

const notFound = (reason: string) => textResponse(404, [reason], 'no-store')

const textResponse = (status: number, lines: string[], cacheControl: string) =>
  new Response(`${lines.join('\n')}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': cacheControl },
  })

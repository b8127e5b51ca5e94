import { z } from 'zod'

const BASE_URL = 'http://here.invalid'
const MAX_PATH_CHARS = 1_000

/** Returns a path of this site with its query; null for all other texts, such as URLs of other sites. */
export function parseOwnPath(text: string): string | null {
  if (text.length > MAX_PATH_CHARS || !text.startsWith('/')) return null
  const url = URL.parse(text, BASE_URL)
  // The parser removes the dot of `/.//host`, and the rest would be a URL of another host.
  if (url?.origin !== BASE_URL || url.pathname.startsWith('//')) return null
  return url.pathname + url.search
}

/** Returns the path of this site in a query parameter, or else `fallback`. */
export const ownPathOr = (value: string | string[] | undefined, fallback = '/'): string =>
  (typeof value === 'string' ? parseOwnPath(value) : null) ?? fallback

/** A path of this site. */
export const ownPath = z
  .string()
  .max(MAX_PATH_CHARS)
  .transform((text, ctx) => {
    const path = parseOwnPath(text)
    if (path !== null) return path
    ctx.addIssue({ code: 'custom', message: 'Must be a path of this site, such as /import.' })
    return z.NEVER
  })

import { z } from 'zod'

const BASE_URL = 'http://here.invalid'
const MAX_PATH_CHARS = 1_000

/** A path of this site with its query; null for anything that would lead elsewhere. */
export function readOwnPath(wanted: string): string | null {
  if (wanted.length > MAX_PATH_CHARS || !wanted.startsWith('/')) return null
  const url = URL.parse(wanted, BASE_URL)
  // The parser takes dots out of `/.//there`, and what is left begins like another host.
  if (url?.origin !== BASE_URL || url.pathname.startsWith('//')) return null
  return url.pathname + url.search
}

/** A path of this site, from what a link asked for; anything else leads home. */
export const ownPathOr = (wanted: string | string[] | undefined, home = '/'): string =>
  (typeof wanted === 'string' ? readOwnPath(wanted) : null) ?? home

/** Where to go on afterwards: a path of this site and nothing else. */
export const ownPath = z
  .string()
  .max(MAX_PATH_CHARS)
  .transform((wanted, ctx) => {
    const path = readOwnPath(wanted)
    if (path !== null) return path
    ctx.addIssue({ code: 'custom', message: 'Must be a path of this site, such as /import.' })
    return z.NEVER
  })

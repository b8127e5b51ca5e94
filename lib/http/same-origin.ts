import { AppError } from '@/lib/errors'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a cookie's write that another site caused: browsers say where a request comes from, and
 * one that says nothing is refused too. Throws `cross_site_request`.
 */
export function assertSameOrigin(method: string, headers: Headers): void {
  if (READS.has(method) || isSameOrigin(headers)) return
  throw new AppError(
    'cross_site_request',
    'A write with the session cookie must come from this site. Use a bearer token from elsewhere.',
  )
}

/** Whether a request says that it comes from the site it goes to. */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = URL.parse(headers.get('origin') ?? '')
  return origin !== null && origin.host === headers.get('host')
}

import { AppError } from '@/lib/errors'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Rejects a write that another site caused (CSRF): one without the headers by which browsers name
 * the origin is rejected too.
 * @throws AppError `cross_site_request`
 */
export function assertSameOrigin(method: string, headers: Headers): void {
  if (READS.has(method) || isSameOrigin(headers)) return
  throw crossSiteRequest()
}

/** Rejects a write that a browser marks as sent by another site. @throws AppError `cross_site_request` */
export function assertNotCrossSite(headers: Headers): void {
  if (/^(?:cross|same)-site$/.test(headers.get('sec-fetch-site') ?? '')) throw crossSiteRequest()
}

const crossSiteRequest = () =>
  new AppError(
    'cross_site_request',
    'A write with the session cookie must come from this site. Other clients use a bearer token.',
  )

/** Whether the headers name this site as the origin of the request. */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = URL.parse(headers.get('origin') ?? '')
  return origin !== null && origin.host === headers.get('host')
}

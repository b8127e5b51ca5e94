/**
 * The headers of a resource that pages of all origins may read, as its URL is the credential: nothing
 * stores it, and no page that it leads to receives it.
 */
export const ANY_ORIGIN: Record<string, string> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Accept-Ranges, Content-Length, Content-Range',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'private, no-store',
}

/** The additional headers of its preflight, which older receivers send for ranges. */
export const ANY_ORIGIN_PREFLIGHT: Record<string, string> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD',
  'Access-Control-Allow-Headers': 'Range, If-Range, If-None-Match, Content-Type, Accept-Encoding',
  'Access-Control-Max-Age': '600',
}

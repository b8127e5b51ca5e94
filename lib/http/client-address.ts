const LONGEST = 64

/**
 * The caller's address: the last hop of X-Forwarded-For, which our own server or the platform
 * writes; what the caller wrote there itself stands before it or was removed.
 */
export function clientAddress(headers: Headers): string {
  const hops = headers.get('x-forwarded-for')?.split(',') ?? []
  return prefixOf((hops.at(-1) ?? '').trim().slice(0, LONGEST)) || 'unknown'
}

// A whole /64 belongs to one household: limits count it as one.
const prefixOf = (address: string) =>
  address.includes(':') && !address.includes('.')
    ? address.split(':').slice(0, 4).join(':')
    : address.replace(/^::ffff:/, '')

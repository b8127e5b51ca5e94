import ipaddr from 'ipaddr.js'

const MAX_ADDRESS_CHARS = 64
/** A whole /64 belongs to one household: limits count it as one. */
const NETWORK_GROUPS = 4

/**
 * The caller's address: the last hop of X-Forwarded-For, which our own server or the platform
 * writes; what the caller wrote there itself stands before it or was removed.
 */
export function clientAddress(headers: Headers): string {
  const hops = headers.get('x-forwarded-for')?.split(',') ?? []
  return networkOf((hops.at(-1) ?? '').trim().slice(0, MAX_ADDRESS_CHARS)) || 'unknown'
}

function networkOf(text: string): string {
  if (!text.includes(':') || !ipaddr.IPv6.isValid(text)) return text
  const address = ipaddr.IPv6.parse(text)
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().toString()
  return address.parts
    .slice(0, NETWORK_GROUPS)
    .map((word) => word.toString(16))
    .join(':')
}

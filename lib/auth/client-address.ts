import ipaddr from 'ipaddr.js'

const MAX_ADDRESS_CHARS = 64
/** The groups of an IPv6 address that name a subscriber: a /64. */
const NETWORK_GROUPS = 4

/**
 * Returns the caller's address for rate limits: the last hop of X-Forwarded-For, which the server or
 * the platform sets. The /64 network of an IPv6 address counts as one caller.
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
    .map((group) => group.toString(16))
    .join(':')
}

import ipaddr from 'ipaddr.js'

const MAX_ADDRESS_CHARS = 64
/** The groups of an IPv6 address that name a subscriber: a /64. */
const NETWORK_GROUPS = 4
/** The groups that name the site of a customer, who can have 65,536 networks: a /48. */
const SITE_GROUPS = 3
const NETWORK = /^(?:[\da-f]{1,4}:){3}[\da-f]{1,4}$/

/**
 * Returns the caller's address for rate limits: the last hop of X-Forwarded-For, which the server or
 * the platform sets. The /64 network of an IPv6 address counts as one caller.
 */
export function clientAddress(headers: Headers): string {
  const hops = headers.get('x-forwarded-for')?.split(',') ?? []
  return networkOf((hops.at(-1) ?? '').trim().slice(0, MAX_ADDRESS_CHARS)) || 'unknown'
}

/** The address of a client as it counts in limits: an IPv4 address, or the /64 network of an IPv6 address. */
export function networkOf(text: string): string {
  if (!text.includes(':') || !ipaddr.IPv6.isValid(text)) return text
  const address = ipaddr.IPv6.parse(text)
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().toString()
  return address.parts
    .slice(0, NETWORK_GROUPS)
    .map((group) => group.toString(16))
    .join(':')
}

/** Returns the /48 that contains a /64 network; undefined for an IPv4 address or another subject. */
export const siteOf = (network: string): string | undefined =>
  NETWORK.test(network) ? network.split(':').slice(0, SITE_GROUPS).join(':') : undefined

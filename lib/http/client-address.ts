import ipaddr from 'ipaddr.js'

const LONGEST = 64
/** A whole /64 belongs to one household: limits count it as one. */
const HOUSEHOLD_WORDS = 4

/**
 * The caller's address: the last hop of X-Forwarded-For, which our own server or the platform
 * writes; what the caller wrote there itself stands before it or was removed.
 */
export function clientAddress(headers: Headers): string {
  const hops = headers.get('x-forwarded-for')?.split(',') ?? []
  return householdOf((hops.at(-1) ?? '').trim().slice(0, LONGEST)) || 'unknown'
}

function householdOf(text: string): string {
  if (!text.includes(':') || !ipaddr.IPv6.isValid(text)) return text
  const address = ipaddr.IPv6.parse(text)
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().toString()
  return address.parts
    .slice(0, HOUSEHOLD_WORDS)
    .map((word) => word.toString(16))
    .join(':')
}

import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** The block from which public IPv6 addresses are allocated. */
const ALLOCATED_IPV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]

/** The host of a cloud in its public block: that of Azure's virtual machines, with their credentials. */
const CLOUD_HOSTS = new Set(['168.63.129.16'])

type Resolve = (
  hostname: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/**
 * True for an address on the public Internet: not this machine, a private or shared network, or
 * multicast, and not an IPv6 address that embeds an IPv4 address (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast' || CLOUD_HOSTS.has(parsed.toString())) return false
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(ALLOCATED_IPV6)
}

/**
 * Creates a DNS lookup for sockets that fails unless all addresses of a name are public. The socket
 * connects to the address that was checked, which prevents DNS rebinding.
 */
export function publicLookup(resolve: Resolve = systemLookup): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const [first] = addresses
      const isSafe = addresses.every(({ address }) => isPublicAddress(address))
      if (!first || !isSafe) return done(new PrivateAddressError(), [])
      return options.all ? done(null, addresses) : done(null, first.address, first.family)
    })
  }
}

/** A name that resolves to this machine or its network. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError'
}

/**
 * True for a URL that may be fetched: https on the default port, a domain name as host (no IP address
 * in any notation), no user name or password. `publicLookup` checks what the name resolves to.
 */
export function isPublicUrl({ protocol, port, hostname, username, password }: URL): boolean {
  return (
    protocol === 'https:' &&
    port === '' &&
    username === '' &&
    password === '' &&
    /^(?!\d+$)[a-z\d](?:[a-z\d.-]*[a-z\d])?$/.test(hostname) &&
    hostname.includes('.') &&
    !ipaddr.isValid(hostname)
  )
}

/** True for an http URL of this machine, for tests and gateways. */
export const isLoopbackUrl = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && /^(127\.0\.0\.1|\[::1\]|localhost)$/.test(hostname)

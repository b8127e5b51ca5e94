import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** The one block from which public IPv6 addresses are given out. */
const GIVEN_OUT: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]

type Resolve = (
  hostname: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/**
 * Whether an address is somewhere on the public Internet: not this machine, not a private or
 * shared network, not multicast, and no IPv4 address in the clothes of IPv6 (mapped, NAT64, 6to4,
 * Teredo), which would lead wherever the address inside does.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GIVEN_OUT)
}

/**
 * A lookup for sockets that fails unless every address of a name is public. The socket connects to
 * what it answers, so nobody can let a name point elsewhere between the check and the connection.
 */
export function publicLookup(resolve: Resolve = systemLookup): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const isSafe =
        addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address))
      if (!isSafe) return done(new PrivateAddressError(), [])
      const [first] = addresses
      return options.all ? done(null, addresses) : done(null, first!.address, first!.family)
    })
  }
}

/** A name that leads to this machine or its network. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError'
}

/**
 * Whether a URL may be called at all: https on its own port, a plain name as host (an address,
 * however it is written, is nobody's public service), no user name or password. What the name
 * leads to is checked when it is connected to.
 */
export function isForeignUrl({ protocol, port, hostname, username, password }: URL): boolean {
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

/** A service the operator put on this very machine, for tests and gateways. */
export const isOnThisMachine = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && /^(127\.0\.0\.1|\[::1\]|localhost)$/.test(hostname)

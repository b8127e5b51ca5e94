import { BlockList, isIP, isIPv6 } from 'node:net'

const PRIVATE_NAME = /(?:^[^.]+|\.(?:local|lan|home|internal|home\.arpa|localdomain|test))$/
const LOOPBACK_NAME = /^(?:localhost|.+\.localhost)$/

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

const local = new BlockList()
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  local.addSubnet(network, bits, 'ipv4')
}
local.addSubnet('fc00::', 7, 'ipv6')
local.addSubnet('fe80::', 10, 'ipv6')

/**
 * Whether a host name or an address, in brackets or not, is this machine, one of a private network, or
 * can be any other. Names without a dot are those of a private network.
 */
export function kindOfHost(host: string): 'loopback' | 'private' | 'public' {
  const name = host.toLowerCase().replace(/^\[/, '').replace(/\]$/, '').replace(/\.$/, '')
  if (isIP(name)) {
    const family = isIPv6(name) ? 'ipv6' : 'ipv4'
    if (loopback.check(name, family)) return 'loopback'
    return local.check(name, family) ? 'private' : 'public'
  }
  if (LOOPBACK_NAME.test(name)) return 'loopback'
  return PRIVATE_NAME.test(name) ? 'private' : 'public'
}

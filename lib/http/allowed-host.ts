import { isIP } from 'node:net'
import { kindOfHost } from '@/lib/config/host-kind'
import { AppError } from '@/lib/errors'

/** Probes and monitoring call these by the address of a machine or a container. */
const MACHINE_PATH = /^\/api\/(?:health|metrics)(?:[/?]|$)/

type HostRequest = { url: string; host: string | undefined; rawHeaders: readonly string[] }

/**
 * Returns the error of a request for a host that is not this site: a name that an attacker points at
 * this machine (DNS rebinding) would otherwise reach it with the rights of the visitor's network.
 * Without `appUrl` the site has the addresses of the machine and the names of a private network.
 */
export function findHostError(
  { url, host = '', rawHeaders }: HostRequest,
  appUrl: string | undefined,
): AppError | undefined {
  if (countHosts(rawHeaders) > 1) {
    return new AppError('malformed_request', 'The Host header is repeated.')
  }
  const parsed = URL.parse(`http://${host}`)
  if (!parsed) return new AppError('malformed_request', 'The Host header is not valid.')
  if (MACHINE_PATH.test(url) || isAllowed(parsed, appUrl)) return undefined
  return new AppError(
    'misdirected_request',
    'This server does not serve the host of this request. Its address is set by APP_URL.',
  )
}

// Node keeps the first of several Host headers, a proxy before it may have used the last one.
const countHosts = (rawHeaders: readonly string[]) =>
  rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length

function isAllowed({ hostname }: URL, appUrl: string | undefined): boolean {
  const kind = kindOfHost(hostname)
  if (kind === 'loopback') return true
  if (appUrl !== undefined) return hostname === new URL(appUrl).hostname
  return kind === 'private' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
}

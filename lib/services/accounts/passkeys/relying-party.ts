import 'server-only'
import { isIP } from 'node:net'
import { env } from '@/lib/config/env'

/** Returns this site as passkeys know it: they work only at the configured address of the app. */
export function relyingParty() {
  const { hostname, origin } = new URL(env().appUrl)
  return { rpID: hostname, origin }
}

/** Whether browsers allow passkeys at the address of the app: https or localhost, with a domain name. */
export function arePasskeysPossible(): boolean {
  const { rpID } = relyingParty()
  const isName = isIP(rpID.replace(/^\[|\]$/g, '')) === 0
  return isName && (env().isSecure || rpID === 'localhost')
}

/** Loads the WebAuthn library on first use: it takes 20 MB, which most processes never need. */
export const loadWebAuthn = () => import('@simplewebauthn/server')

import 'server-only'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { env } from '@/lib/config/env'
import { email } from '@/lib/contract/fields'
import { AppError } from '@/lib/errors'
import type { IdentityClaims } from '@/lib/services/accounts/sign-in-with-identity'
import { RECENT_SIGN_IN_SECONDS } from '@/lib/services/shared/access'
import { requestClaims } from './oidc-claims'

export const OIDC_PROVIDER_ID = 'oidc'
const TIMEOUT_MS = 5_000
// The end of the year 9999.
const MAX_UNIX_SECONDS = 253_402_300_799

const Claims = z.object({
  iss: z.string().min(1).max(2048),
  sub: z.string().min(1).max(255),
  email: email.optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  auth_time: z.int().min(0).max(MAX_UNIX_SECONDS).optional().catch(undefined),
  name: z.string().max(1000).optional().catch(undefined),
})
type Profile = { sub: string }

/**
 * Returns the identity provider of OIDC_ISSUER for next-auth; none if it is not configured. A browser
 * that is signed in requests a recent sign-in there.
 */
export function oidcProviders({ isSignedIn }: { isSignedIn: boolean }): OAuthConfig<Profile>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env()
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return []
  const maxAge = isSignedIn ? { max_age: RECENT_SIGN_IN_SECONDS } : {}
  return [
    {
      id: OIDC_PROVIDER_ID,
      name: OIDC_NAME,
      type: 'oauth',
      wellKnown: `${OIDC_ISSUER}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      authorization: { params: { scope: 'openid email profile', ...maxAge } },
      idToken: true,
      userinfo: { request: requestClaims },
      checks: ['pkce', 'state', 'nonce'],
      httpOptions: { timeout: TIMEOUT_MS },
      profile: ({ sub }) => ({ id: sub }),
    },
  ]
}

/**
 * Returns the claims of a verified ID token.
 * @throws AppError `oidc_failed` if it is of another issuer
 */
export function parseClaims(profile: unknown): IdentityClaims {
  const claims = Claims.safeParse(profile)
  if (!claims.success || withoutSlash(claims.data.iss) !== env().OIDC_ISSUER) {
    throw new AppError('oidc_failed', 'The identity provider sent an invalid ID token.')
  }
  const { iss, sub, email_verified, auth_time, ...rest } = claims.data
  const authenticatedAt = auth_time === undefined ? undefined : new Date(auth_time * 1_000)
  const isEmailVerified = email_verified === true
  return { issuer: iss, subject: sub, isEmailVerified, authenticatedAt, ...rest }
}

const withoutSlash = (issuer: string): string =>
  issuer.endsWith('/') ? issuer.slice(0, -1) : issuer

import 'server-only'
import { decodeJwt } from 'jose'
import type { UserinfoEndpointHandler } from 'next-auth/providers/oauth'
import { AppError } from '@/lib/errors'

type Source = Record<string, unknown>
type Claims = Source & { sub?: string }

/**
 * Returns the claims of the ID token, which next-auth has verified, and those of UserInfo that it lacks.
 * @throws AppError `oidc_failed` if UserInfo is about another person
 */
export const requestClaims: UserinfoEndpointHandler['request'] = async ({ client, tokens }) => {
  const claims = decodeJwt(tokens.id_token ?? '')
  const isComplete = ['email', 'email_verified', 'name'].every((name) => claims[name] !== undefined)
  const { access_token } = tokens
  if (isComplete || !access_token || !client.issuer.metadata.userinfo_endpoint) return claims
  return addUserInfo(claims, await client.userinfo(access_token))
}

/**
 * Adds name and address of UserInfo to the claims of an ID token, which take precedence.
 * @throws AppError `oidc_failed` if it is about another person
 */
export function addUserInfo(claims: Claims, userInfo: Source): Claims {
  if (userInfo.sub !== claims.sub) {
    throw new AppError('oidc_failed', 'The identity provider sent claims about another person.')
  }
  return { name: userInfo.name, ...claims, ...addressOf(claims, userInfo) }
}

// One source may have verified another address than the other source names.
function addressOf(claims: Source, userInfo: Source) {
  if (claims.email === undefined) {
    return { email: userInfo.email, email_verified: userInfo.email_verified }
  }
  const isSame = userInfo.email === claims.email
  const added = isSame ? userInfo.email_verified : undefined
  return { email: claims.email, email_verified: claims.email_verified ?? added }
}

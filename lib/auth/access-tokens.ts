import 'server-only'
import { createHash, hash, randomBytes } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { env, getSecrets } from '@/lib/config/env'

export const ACCESS_TOKEN_SECONDS = 15 * 60
export const REFRESH_TOKEN_DAYS = 30

const ALGORITHM = 'HS256'
const TYPE = 'at+jwt'
const AUDIENCE = 'riffle-api'
const CLOCK_TOLERANCE_SECONDS = 30
const MAX_LIFE_MS = (ACCESS_TOKEN_SECONDS + CLOCK_TOLERANCE_SECONDS) * 1000
const MAX_CACHED_TOKENS = 5_000
const CACHE_TTL_MS = 60_000

const Claims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.int() })
export type Claims = z.output<typeof Claims>

const keyBytes = (secret: string) => createHash('sha256').update(secret).digest()

/** Signs an access token for a session (RFC 9068, HS256); it is valid for 15 minutes. */
export async function signAccessToken(claims: Omit<Claims, 'exp'>): Promise<string> {
  const { id, secret } = signingKey()
  return new SignJWT({ sid: claims.sid })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: id })
    .setSubject(claims.sub)
    .setIssuer(env().appUrl)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setNotBefore('0s')
    .setExpirationTime(`${ACCESS_TOKEN_SECONDS}s`)
    .setJti(randomBytes(12).toString('base64url'))
    .sign(keyBytes(secret))
}

function signingKey() {
  const [key] = getSecrets().TOKEN_KEYS
  if (!key) throw new Error('TOKEN_KEYS is empty.')
  return key
}

const verifiedTokens = new LRUCache<string, Claims>({ max: MAX_CACHED_TOKENS, ttl: CACHE_TTL_MS })

/** Returns the claims of a valid access token; undefined for every other text. */
export async function verifyAccessToken(token: string): Promise<Claims | undefined> {
  const digest = hashToken(token)
  const cached = verifiedTokens.get(digest)
  if (cached && cached.exp * 1000 > Date.now()) return cached
  try {
    const { payload } = await jwtVerify(token, findKey, {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: env().appUrl,
      audience: AUDIENCE,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      // Rejects tokens issued in the future too.
      maxTokenAge: ACCESS_TOKEN_SECONDS,
      requiredClaims: ['exp', 'iat', 'nbf', 'sub', 'jti'],
    })
    const claims = Claims.parse(payload)
    if (claims.exp * 1000 > Date.now() + MAX_LIFE_MS) return undefined
    verifiedTokens.set(digest, claims)
    return claims
  } catch {
    return undefined
  }
}

function findKey({ kid }: { kid?: string }) {
  const key = getSecrets().TOKEN_KEYS.find(({ id }) => id === kid)
  if (!key) throw new Error('The token was signed with an unknown key.')
  return keyBytes(key.secret)
}

/** Returns a new refresh token of 256 random bits. */
export const generateRefreshToken = () => `rfr_${randomBytes(32).toString('base64url')}`

/** Returns the digest under which a token is stored. */
export const hashToken = (token: string) => hash('sha256', token, 'base64url')

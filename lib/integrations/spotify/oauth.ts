import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { env } from '@/lib/config/env'
import { fetchJson } from '../fetch-json'
import { redirectUri, SPOTIFY_SCOPES, type SpotifyApp } from './app'

const DEADLINE_MS = 5_000
const MAX_RESPONSE_BYTES = 65_536

const token = z.string().min(1).max(4_096)
const TokenResponse = z.object({
  access_token: token,
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().int().min(1).max(86_400),
  /** Absent if the previous one stays valid. */
  refresh_token: token.nullish(),
  scope: z.string().max(2_000).nullish(),
})

export type SpotifyTokens = {
  accessToken: string
  refreshToken: string | null
  expiresInSeconds: number
  /** The granted scopes; null if Spotify does not list them. */
  scopes: string[] | null
}

/** Returns the URL of the consent page, with the PKCE challenge of `verifier`. */
export function authorizeUrl(
  { clientId }: SpotifyApp,
  { state, verifier }: { state: string; verifier: string },
): string {
  const url = new URL(`${env().SPOTIFY_ACCOUNTS_URL}/authorize`)
  url.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri(),
    scope: SPOTIFY_SCOPES.join(' '),
    state,
    code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  }).toString()
  return url.href
}

/**
 * Exchanges the code of a callback for tokens.
 * @throws UpstreamError
 */
export const exchangeCode = (
  app: SpotifyApp,
  { code, verifier }: Record<'code' | 'verifier', string>,
) =>
  requestTokens(app, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri(),
    code_verifier: verifier,
  })

/**
 * Requests new tokens for a refresh token; the response may replace the refresh token.
 * @throws UpstreamError
 */
export const refreshTokens = (app: SpotifyApp, refreshToken: string) =>
  requestTokens(app, { grant_type: 'refresh_token', refresh_token: refreshToken })

/**
 * Requests a token of the app itself, which Spotify issues if the client id and secret are valid.
 * @throws UpstreamError
 */
export const verifyApp = (app: SpotifyApp & { clientSecret: string }) =>
  requestTokens(app, { grant_type: 'client_credentials' })

// Never retried: the first attempt may have consumed the code or the token.
async function requestTokens(
  { clientId, clientSecret }: SpotifyApp,
  form: Record<string, string>,
): Promise<SpotifyTokens> {
  const response = await fetchJson(`${env().SPOTIFY_ACCOUNTS_URL}/api/token`, {
    schema: TokenResponse,
    method: 'POST',
    headers: clientSecret
      ? { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` }
      : undefined,
    body: new URLSearchParams({ ...form, client_id: clientId }),
    deadlineMs: DEADLINE_MS,
    maxBytes: MAX_RESPONSE_BYTES,
  })
  return {
    accessToken: response.access_token,
    refreshToken: response.refresh_token ?? null,
    expiresInSeconds: response.expires_in,
    scopes: response.scope?.split(/\s+/).filter(Boolean) ?? null,
  }
}

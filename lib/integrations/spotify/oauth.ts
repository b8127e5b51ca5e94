import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { env } from '@/lib/config/env'
import { fetchJson } from '../fetch-json'
import { redirectUri, SPOTIFY_SCOPES, type SpotifyApp } from './app'

const DEADLINE_MS = 5_000
const BYTES_MOST = 65_536

const token = z.string().min(1).max(4_096)
const TokenAnswer = z.object({
  access_token: token,
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().int().min(1).max(86_400),
  /** Left out where the old one stays. */
  refresh_token: token.nullish(),
  scope: z.string().max(2_000).nullish(),
})

export type SpotifyTokens = {
  accessToken: string
  refreshToken: string | null
  expiresInSeconds: number
  /** What the user allowed; null where Spotify does not say. */
  scopes: string[] | null
}

/** Where the user is asked, with PKCE's challenge for `verifier`. */
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

/** Trades the code of a callback for tokens. Throws UpstreamError. */
export const exchangeCode = (
  app: SpotifyApp,
  { code, verifier }: Record<'code' | 'verifier', string>,
) =>
  askForTokens(app, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri(),
    code_verifier: verifier,
  })

/** New tokens for a refresh token, which may be replaced by the answer. Throws UpstreamError. */
export const refreshTokens = (app: SpotifyApp, refreshToken: string) =>
  askForTokens(app, { grant_type: 'refresh_token', refresh_token: refreshToken })

// Never tried again: the first try may have used the code or the token up.
async function askForTokens(
  { clientId, clientSecret }: SpotifyApp,
  form: Record<string, string>,
): Promise<SpotifyTokens> {
  const answer = await fetchJson(`${env().SPOTIFY_ACCOUNTS_URL}/api/token`, {
    schema: TokenAnswer,
    method: 'POST',
    headers: clientSecret
      ? { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` }
      : undefined,
    body: new URLSearchParams({ ...form, client_id: clientId }),
    deadlineMs: DEADLINE_MS,
    maxBytes: BYTES_MOST,
  })
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? null,
    expiresInSeconds: answer.expires_in,
    scopes: answer.scope?.split(/\s+/).filter(Boolean) ?? null,
  }
}

import 'server-only'
import { env } from '@/lib/config/env'

/** The scopes to read the user's own lists. */
export const SPOTIFY_SCOPES = [
  'playlist-read-private',
  'playlist-read-collaborative',
  'user-library-read',
] as const

const CALLBACK_PATH = '/api/v1/auth/spotify/callback'

export type SpotifyApp = { clientId: string; clientSecret: string | undefined }

/** The app that the operator registered at Spotify; undefined if none is configured. */
export function spotifyApp(): SpotifyApp | undefined {
  const { SPOTIFY_CLIENT_ID: clientId, SPOTIFY_CLIENT_SECRET: clientSecret } = env()
  return clientId ? { clientId, clientSecret } : undefined
}

/**
 * Returns the redirect URI exactly as it is registered at Spotify. Since 2025 Spotify rejects
 * `localhost` and allows http only for 127.0.0.1 and [::1].
 */
export function redirectUri(appUrl = env().appUrl): string {
  const url = new URL(CALLBACK_PATH, `${appUrl}/`)
  if (url.protocol === 'http:' && url.hostname === 'localhost') url.hostname = '127.0.0.1'
  return url.href
}

/** True if Spotify allows the redirect URI. */
export function isRedirectAllowed(uri = redirectUri()): boolean {
  const { protocol, hostname } = new URL(uri)
  return protocol === 'https:' || hostname === '127.0.0.1' || hostname === '[::1]'
}

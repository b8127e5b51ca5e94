import 'server-only'
import { env } from '@/lib/config/env'

/** Nothing more than reading one's own lists. */
export const SPOTIFY_SCOPES = [
  'playlist-read-private',
  'playlist-read-collaborative',
  'user-library-read',
] as const

const CALLBACK_PATH = '/api/v1/auth/spotify/callback'

export type SpotifyApp = { clientId: string; clientSecret: string | undefined }

/** The app that the owner of this Riffle registered at Spotify; undefined where there is none. */
export function spotifyApp(): SpotifyApp | undefined {
  const { SPOTIFY_CLIENT_ID: clientId, SPOTIFY_CLIENT_SECRET: clientSecret } = env()
  return clientId ? { clientId, clientSecret } : undefined
}

/**
 * Where Spotify sends people back to, letter by letter as it is registered there. Spotify refuses
 * the name `localhost` since 2025 and takes plain http for 127.0.0.1 and [::1] alone.
 */
export function redirectUri(appUrl = env().appUrl): string {
  const url = new URL(CALLBACK_PATH, `${appUrl}/`)
  if (url.protocol === 'http:' && url.hostname === 'localhost') url.hostname = '127.0.0.1'
  return url.href
}

/** Whether Spotify takes the address at all. */
export function isRedirectAllowed(uri = redirectUri()): boolean {
  const { protocol, hostname } = new URL(uri)
  return protocol === 'https:' || hostname === '127.0.0.1' || hostname === '[::1]'
}

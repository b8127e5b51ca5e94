import 'server-only'
import type { SpotifySetup } from '@/lib/contract/connections'
import {
  isRedirectAllowed,
  redirectUri,
  type SpotifyApp,
  spotifyApp,
} from '@/lib/integrations/spotify/app'
import { notConfiguredError } from './problems'

/** Returns whether Spotify can be connected, and the values that its setup needs. */
export const spotifySetup = (): SpotifySetup => {
  const isAddressRefused = !isRedirectAllowed()
  return {
    isReady: spotifyApp() !== undefined && !isAddressRefused,
    redirectUri: redirectUri(),
    isAddressRefused,
  }
}

/**
 * Returns the Spotify app of this server.
 * @throws AppError `spotify_not_configured`
 */
export function configuredApp(): SpotifyApp {
  const app = spotifyApp()
  if (!app) throw notConfiguredError()
  return app
}

/**
 * The same, if Spotify also allows the redirect URI of this server.
 * @throws AppError `spotify_not_configured`
 */
export function reachableApp(): SpotifyApp {
  const app = configuredApp()
  if (isRedirectAllowed()) return app
  throw notConfiguredError(
    `Spotify redirects only to https addresses and to http://127.0.0.1, but the address of this server is ${new URL(redirectUri()).origin}. Its administrator has to set APP_URL.`,
  )
}

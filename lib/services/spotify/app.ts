import 'server-only'
import type { SpotifySetup } from '@/lib/contract/connections'
import {
  isRedirectAllowed,
  redirectUri,
  type SpotifyApp,
  spotifyApp,
} from '@/lib/integrations/spotify/app'
import { notConfigured } from './problems'

/** Whether Spotify can be connected here, and what is missing where it cannot. */
export const spotifySetup = (): SpotifySetup => {
  const isAddressRefused = !isRedirectAllowed()
  return {
    isReady: spotifyApp() !== undefined && !isAddressRefused,
    redirectUri: redirectUri(),
    isAddressRefused,
  }
}

/** The app this server has at Spotify. Throws `spotify_not_configured`. */
export function configuredApp(): SpotifyApp {
  const app = spotifyApp()
  if (!app) throw notConfigured()
  return app
}

/** The same, where Spotify also leads people back to. Throws `spotify_not_configured`. */
export function reachableApp(): SpotifyApp {
  const app = configuredApp()
  if (isRedirectAllowed()) return app
  throw notConfigured(
    `Spotify leads people back to https addresses and to http://127.0.0.1 alone, and this server says it is at ${new URL(redirectUri()).origin}. Who runs it has to set APP_URL to such an address.`,
  )
}

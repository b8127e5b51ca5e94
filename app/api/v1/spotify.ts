import { env } from '@/lib/config/env'
import { spotify as contract } from '@/lib/contract/spotify'
import type { ApiContext } from '@/lib/http/api-context'
import { bind } from '@/lib/http/bind'
import { bindRedirect, redirectTo } from '@/lib/http/bind-redirect'
import { beginSpotifyConnection, finishSpotifyConnection } from '@/lib/services/spotify/connect'
import { listSpotifyPlaylists } from '@/lib/services/spotify/playlists'
import { startSpotifyImport, syncPlaylist } from '@/lib/services/spotify/start'

const options = { fallback: '/settings', outcome: 'spotify' }
const [, finish] = bindRedirect(contract.callback, finishSpotifyConnection, options)

/**
 * Handles the callback of Spotify. Spotify redirects to 127.0.0.1 even if APP_URL is localhost, where
 * the browser has no session cookie: such a request is redirected to localhost with its query.
 */
async function callback(c: ApiContext): Promise<Response> {
  const home = new URL(env().appUrl)
  const { hostname, pathname, search } = new URL(c.req.url)
  const isLoopbackAlias = home.hostname === 'localhost' && hostname === '127.0.0.1'
  return isLoopbackAlias &&
    !c.req.header('cookie')?.includes('riffle.session') &&
    !c.req.header('authorization')
    ? redirectTo(c, home.origin + pathname + search)
    : finish(c)
}

export const spotify = [
  bindRedirect(contract.connect, beginSpotifyConnection, options),
  [contract.callback, callback],
  bind(contract.playlists, listSpotifyPlaylists),
  bind(contract.import, startSpotifyImport),
  bind(contract.sync, syncPlaylist),
] as const

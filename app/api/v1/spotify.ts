import { env } from '@/lib/config/env'
import { spotify as contract } from '@/lib/contract/spotify'
import type { ApiContext } from '@/lib/http/api-context'
import { bind } from '@/lib/http/bind'
import { bindRedirect, redirectTo } from '@/lib/http/bind-redirect'
import { beginSpotify, finishSpotify } from '@/lib/services/spotify/connect'
import { listSpotifyPlaylists } from '@/lib/services/spotify/playlists'
import { importFromSpotify, syncPlaylist } from '@/lib/services/spotify/start'

const options = { fallback: '/settings', outcome: 'spotify' }
const finish = bindRedirect(contract.callback, finishSpotify, options)

/**
 * Spotify leads back to 127.0.0.1 where this app is known as localhost, and the browser keeps the
 * session's cookie for the latter: one step to the side, with everything Spotify said.
 */
async function callback(c: ApiContext): Promise<Response> {
  const home = new URL(env().appUrl)
  const { hostname, pathname, search } = new URL(c.req.url)
  const isBeside = home.hostname === 'localhost' && hostname === '127.0.0.1'
  return isBeside &&
    !c.req.header('cookie')?.includes('riffle.session') &&
    !c.req.header('authorization')
    ? redirectTo(c, home.origin + pathname + search)
    : finish(c)
}

export const spotify = [
  [contract.connect, bindRedirect(contract.connect, beginSpotify, options)],
  [contract.callback, callback],
  [contract.playlists, bind(contract.playlists, listSpotifyPlaylists)],
  [contract.import, bind(contract.import, importFromSpotify)],
  [contract.sync, bind(contract.sync, syncPlaylist)],
] as const

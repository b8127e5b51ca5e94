import { connections as contract } from '@/lib/contract/connections'
import { bind } from '@/lib/http/bind'
import { listConnections } from '@/lib/services/connections/connections'
import { disconnectSpotify, updateSpotifyConnection } from '@/lib/services/spotify/connections'
import { connectYoutube, disconnectYoutube } from '@/lib/services/videos/youtube-key'

export const connections = [
  bind(contract.list, listConnections),
  bind(contract.change, updateSpotifyConnection),
  bind(contract.remove, disconnectSpotify),
  bind(contract.setYoutubeKey, connectYoutube),
  bind(contract.removeYoutubeKey, disconnectYoutube),
] as const

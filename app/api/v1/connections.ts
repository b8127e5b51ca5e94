import { connections as contract } from '@/lib/contract/connections'
import { bind } from '@/lib/http/bind'
import {
  disconnectSpotify,
  listConnections,
  updateSpotifyConnection,
} from '@/lib/services/spotify/connections'

export const connections = [
  bind(contract.list, listConnections),
  bind(contract.change, updateSpotifyConnection),
  bind(contract.remove, disconnectSpotify),
] as const

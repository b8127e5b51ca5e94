import { connections as contract } from '@/lib/contract/connections'
import { bind } from '@/lib/http/bind'
import {
  changeSpotify,
  disconnectSpotify,
  listConnections,
} from '@/lib/services/spotify/connections'

export const connections = [
  bind(contract.list, listConnections),
  bind(contract.change, changeSpotify),
  bind(contract.remove, disconnectSpotify),
] as const

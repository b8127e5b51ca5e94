import { connections as contract } from '@/lib/contract/connections'
import { bind } from '@/lib/http/bind'
import {
  changeSpotify,
  disconnectSpotify,
  listConnections,
} from '@/lib/services/spotify/connections'

export const connections = [
  [contract.list, bind(contract.list, listConnections)],
  [contract.change, bind(contract.change, changeSpotify)],
  [contract.remove, bind(contract.remove, disconnectSpotify)],
] as const

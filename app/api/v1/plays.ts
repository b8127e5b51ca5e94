import { plays as contract } from '@/lib/contract/plays'
import { bind } from '@/lib/http/bind'
import { listPlays, recordPlay } from '@/lib/services/playlists/plays'

export const plays = [
  [contract.list, bind(contract.list, listPlays)],
  [contract.record, bind(contract.record, recordPlay)],
] as const

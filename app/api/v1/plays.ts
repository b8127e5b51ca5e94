import { plays as contract } from '@/lib/contract/plays'
import { bind } from '@/lib/http/bind'
import { listPlays, recordPlay } from '@/lib/services/playlists/plays'

export const plays = [bind(contract.list, listPlays), bind(contract.record, recordPlay)] as const

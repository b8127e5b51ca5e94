import { youtube as contract } from '@/lib/contract/youtube'
import { bind } from '@/lib/http/bind'
import { importFromYoutube } from '@/lib/services/youtube/start'

export const youtube = [[contract.import, bind(contract.import, importFromYoutube)]] as const

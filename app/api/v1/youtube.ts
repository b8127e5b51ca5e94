import { youtube as contract } from '@/lib/contract/youtube'
import { bindPrepared } from '@/lib/http/bind'
import { findLinked, importFromYoutube } from '@/lib/services/youtube/start'

export const youtube = [bindPrepared(contract.import, findLinked, importFromYoutube)] as const

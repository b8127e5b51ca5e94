import { youtube as contract } from '@/lib/contract/youtube'
import { bindPrepared } from '@/lib/http/bind'
import { findLinkedPlaylist, startYoutubeImport } from '@/lib/services/youtube/start'

export const youtube = [
  bindPrepared(contract.import, findLinkedPlaylist, startYoutubeImport),
] as const

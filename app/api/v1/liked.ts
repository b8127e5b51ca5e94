import { liked as contract } from '@/lib/contract/liked'
import { bind } from '@/lib/http/bind'
import { likeSong, listLikedSongs, unlikeSong } from '@/lib/services/playlists/liked'

export const liked = [
  bind(contract.list, listLikedSongs),
  bind(contract.like, likeSong),
  bind(contract.likeByPost, likeSong),
  bind(contract.unlike, unlikeSong),
] as const

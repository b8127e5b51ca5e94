import { liked as contract } from '@/lib/contract/liked'
import { bind } from '@/lib/http/bind'
import { likeSong, listLikedSongs, unlikeSong } from '@/lib/services/playlists/liked'

export const liked = [
  [contract.list, bind(contract.list, listLikedSongs)],
  [contract.like, bind(contract.like, likeSong)],
  [contract.likeByPost, bind(contract.likeByPost, likeSong)],
  [contract.unlike, bind(contract.unlike, unlikeSong)],
] as const

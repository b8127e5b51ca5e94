import { songs as contract } from '@/lib/contract/songs'
import { bind } from '@/lib/http/bind'
import { findSong, linkVideo, listSongs, unlinkVideo } from '@/lib/services/songs'

export const songs = [
  [contract.list, bind(contract.list, listSongs)],
  [contract.find, bind(contract.find, findSong)],
  [contract.linkVideo, bind(contract.linkVideo, linkVideo)],
  [contract.unlinkVideo, bind(contract.unlinkVideo, unlinkVideo)],
] as const

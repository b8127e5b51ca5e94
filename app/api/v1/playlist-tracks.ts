import { playlistTracks as contract } from '@/lib/contract/playlist-tracks'
import { bind } from '@/lib/http/bind'
import {
  addTracks,
  changeTrack,
  listTracks,
  removeTrack,
  removeTracks,
  restoreTracks,
} from '@/lib/services/playlists/playlist-tracks'

export const playlistTracks = [
  [contract.list, bind(contract.list, listTracks)],
  [contract.add, bind(contract.add, addTracks)],
  [contract.change, bind(contract.change, changeTrack)],
  [contract.remove, bind(contract.remove, removeTrack)],
  [contract.removeMany, bind(contract.removeMany, removeTracks)],
  [contract.restore, bind(contract.restore, restoreTracks)],
] as const

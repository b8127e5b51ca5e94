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
  bind(contract.list, listTracks),
  bind(contract.add, addTracks),
  bind(contract.change, changeTrack),
  bind(contract.remove, removeTrack),
  bind(contract.removeMany, removeTracks),
  bind(contract.restore, restoreTracks),
] as const

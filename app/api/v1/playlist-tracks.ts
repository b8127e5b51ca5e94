import { playlistTracks as contract } from '@/lib/contract/playlist-tracks'
import { bind } from '@/lib/http/bind'
import {
  addTracks,
  changeTrack,
  listTracks,
  removeTrack,
} from '@/lib/services/playlists/playlist-tracks'
import { removeTracks, restoreTracks } from '@/lib/services/playlists/remove-tracks'

export const playlistTracks = [
  bind(contract.list, listTracks),
  bind(contract.add, addTracks),
  bind(contract.change, changeTrack),
  bind(contract.remove, removeTrack),
  bind(contract.removeMany, removeTracks),
  bind(contract.restore, restoreTracks),
] as const

import { playlists as contract } from '@/lib/contract/playlists'
import { bind } from '@/lib/http/bind'
import { bindDownload } from '@/lib/http/bind-download'
import { exportPlaylist } from '@/lib/services/playlists/playlist-export'
import {
  createPlaylist,
  findPlaylist,
  listPlaylists,
  playlistTag,
  removePlaylist,
  updatePlaylist,
} from '@/lib/services/playlists/playlists'

export const playlists = [
  [contract.list, bind(contract.list, listPlaylists)],
  [contract.create, bind(contract.create, createPlaylist)],
  [contract.find, bind(contract.find, findPlaylist, playlistTag)],
  [contract.update, bind(contract.update, updatePlaylist)],
  [contract.remove, bind(contract.remove, removePlaylist)],
  [contract.export, bindDownload(contract.export, exportPlaylist)],
] as const

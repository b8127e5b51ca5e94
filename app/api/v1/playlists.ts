import { playlists as contract } from '@/lib/contract/playlists'
import { bind } from '@/lib/http/bind'
import { bindDownload } from '@/lib/http/bind-download'
import { exportPlaylist } from '@/lib/services/playlists/playlist-export'
import {
  createPlaylist,
  findPlaylist,
  findTag,
  listPlaylists,
  removePlaylist,
  updatePlaylist,
} from '@/lib/services/playlists/playlists'

export const playlists = [
  bind(contract.list, listPlaylists),
  bind(contract.create, createPlaylist),
  bind(contract.find, findPlaylist, findTag),
  bind(contract.update, updatePlaylist),
  bind(contract.remove, removePlaylist),
  bindDownload(contract.export, exportPlaylist),
] as const

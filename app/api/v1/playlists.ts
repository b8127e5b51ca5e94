import { playlists as contract } from '@/lib/contract/playlists'
import { bind, bindTagged } from '@/lib/http/bind'
import { bindDownload } from '@/lib/http/bind-download'
import { exportPlaylist } from '@/lib/services/playlists/playlist-export'
import {
  createPlaylist,
  listPlaylists,
  removePlaylist,
  updatePlaylist,
} from '@/lib/services/playlists/playlists'
import { openPlaylist } from '@/lib/services/playlists/read-playlist'

export const playlists = [
  bind(contract.list, listPlaylists),
  bind(contract.create, createPlaylist),
  bindTagged(contract.find, openPlaylist),
  bind(contract.update, updatePlaylist),
  bind(contract.remove, removePlaylist),
  bindDownload(contract.export, exportPlaylist),
] as const

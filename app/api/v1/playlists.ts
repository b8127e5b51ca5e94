import { playlists as contract } from '@/lib/contract/playlists'
import { bind } from '@/lib/http/bind'
import {
  createPlaylist,
  findPlaylist,
  listPlaylists,
  removePlaylist,
  updatePlaylist,
} from '@/lib/services/playlists'

export const playlists = [
  [contract.list, bind(contract.list, listPlaylists)],
  [contract.create, bind(contract.create, createPlaylist)],
  [contract.find, bind(contract.find, findPlaylist)],
  [contract.update, bind(contract.update, updatePlaylist)],
  [contract.remove, bind(contract.remove, removePlaylist)],
] as const

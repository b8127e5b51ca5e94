import { ownSongs as contract } from '@/lib/contract/own-songs'
import { bind } from '@/lib/http/bind'
import { bindUpload } from '@/lib/http/bind-upload'
import { changeSong, removeSong, restoreSong } from '@/lib/services/uploads/own-songs'
import { receiveUpload } from '@/lib/services/uploads/receive-upload'
import { toUploadFields } from '@/lib/services/uploads/song-metadata'

export const ownSongs = [
  bindUpload(contract.upload, toUploadFields, receiveUpload),
  bind(contract.change, changeSong),
  bind(contract.remove, removeSong),
  bind(contract.restore, restoreSong),
] as const

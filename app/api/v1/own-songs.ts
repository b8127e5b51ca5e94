import { ownSongs as contract } from '@/lib/contract/own-songs'
import { bind } from '@/lib/http/bind'
import { bindUpload } from '@/lib/http/bind-upload'
import { changeSong, removeSong, restoreSong } from '@/lib/services/uploads/own-songs'
import { receiveUpload } from '@/lib/services/uploads/receive-upload'

export const ownSongs = [
  [contract.upload, bindUpload(contract.upload, receiveUpload)],
  [contract.change, bind(contract.change, changeSong)],
  [contract.remove, bind(contract.remove, removeSong)],
  [contract.restore, bind(contract.restore, restoreSong)],
] as const

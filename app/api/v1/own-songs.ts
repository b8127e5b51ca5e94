import { ownSongs as contract } from '@/lib/contract/own-songs'
import { bind } from '@/lib/http/bind'
import { bindFile } from '@/lib/http/bind-file'
import { bindMedia } from '@/lib/http/bind-media'
import { bindUpload } from '@/lib/http/bind-upload'
import { changeSong, removeSong, restoreSong } from '@/lib/services/uploads/own-songs'
import { receiveUpload } from '@/lib/services/uploads/receive-upload'
import { changeCover, findCover, removeCover } from '@/lib/services/uploads/song-cover'

const MAX_COVER_BYTES = 10 * 2 ** 20

export const ownSongs = [
  [contract.upload, bindUpload(contract.upload, receiveUpload)],
  [contract.change, bind(contract.change, changeSong)],
  [contract.remove, bind(contract.remove, removeSong)],
  [contract.restore, bind(contract.restore, restoreSong)],
  [contract.cover, bindMedia(contract.cover, findCover)],
  [
    contract.changeCover,
    bindFile(contract.changeCover, {
      most: MAX_COVER_BYTES,
      inspect: async () => undefined,
      verb: changeCover,
    }),
  ],
  [contract.removeCover, bind(contract.removeCover, removeCover)],
] as const

import { ownSongs as contract } from '@/lib/contract/own-songs'
import { bind } from '@/lib/http/bind'
import { bindFile } from '@/lib/http/bind-file'
import { bindMedia } from '@/lib/http/bind-media'
import { bindUpload } from '@/lib/http/bind-upload'
import { changeSong, removeSong, restoreSong } from '@/lib/services/uploads/own-songs'
import { changeCover, findCover, removeCover } from '@/lib/services/uploads/song-cover'
import { createSong } from '@/lib/services/uploads/uploads'

const COVER_BYTES_MOST = 10 * 2 ** 20

export const ownSongs = [
  [contract.upload, bindUpload(contract.upload, createSong)],
  [contract.change, bind(contract.change, changeSong)],
  [contract.remove, bind(contract.remove, removeSong)],
  [contract.restore, bind(contract.restore, restoreSong)],
  [
    contract.cover,
    bindMedia(contract.cover, (ctx, { songId, size }) =>
      findCover(ctx, { songId, size: Number(size) }),
    ),
  ],
  [
    contract.changeCover,
    bindFile(contract.changeCover, {
      most: COVER_BYTES_MOST,
      inspect: async () => undefined,
      verb: changeCover,
    }),
  ],
  [contract.removeCover, bind(contract.removeCover, removeCover)],
] as const

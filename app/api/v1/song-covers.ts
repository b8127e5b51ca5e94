import { songCovers as contract } from '@/lib/contract/song-covers'
import { bind } from '@/lib/http/bind'
import { bindFile } from '@/lib/http/bind-file'
import { bindMedia } from '@/lib/http/bind-media'
import { changeCover, findCover, removeCover } from '@/lib/services/uploads/song-cover'

const MAX_COVER_BYTES = 10 * 2 ** 20

export const songCovers = [
  bindMedia(contract.find, findCover),
  bindFile(contract.change, {
    maxBytes: MAX_COVER_BYTES,
    inspect: async () => undefined,
    verb: changeCover,
  }),
  bind(contract.remove, removeCover),
] as const

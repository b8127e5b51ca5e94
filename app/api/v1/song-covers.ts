import { songCovers as contract } from '@/lib/contract/song-covers'
import { bind } from '@/lib/http/bind'
import { bindMedia } from '@/lib/http/bind-media'
import { bindUpload } from '@/lib/http/bind-upload'
import { findCover, receiveCover, removeCover } from '@/lib/services/uploads/song-cover'

export const songCovers = [
  bindMedia(contract.find, findCover),
  bindUpload(contract.change, (fields) => fields, receiveCover),
  bind(contract.remove, removeCover),
] as const

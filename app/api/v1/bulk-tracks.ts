import { bulkTracks as contract } from '@/lib/contract/bulk-tracks'
import { bind } from '@/lib/http/bind'
import { addManyTracks, excludeTracks } from '@/lib/services/playlists/bulk-tracks'
import { moveTracks } from '@/lib/services/playlists/move-tracks'

export const bulkTracks = [
  bind(contract.add, addManyTracks),
  bind(contract.exclude, excludeTracks),
  bind(contract.move, moveTracks),
] as const

import { songMerges as contract } from '@/lib/contract/song-merges'
import { bind } from '@/lib/http/bind'
import { listDuplicates } from '@/lib/services/library/duplicates'
import { mergeSongs } from '@/lib/services/uploads/merge-songs'

export const songMerges = [
  bind(contract.list, listDuplicates),
  bind(contract.merge, mergeSongs),
] as const

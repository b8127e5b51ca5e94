import { videos as contract } from '@/lib/contract/videos'
import { bind } from '@/lib/http/bind'
import { listCandidates } from '@/lib/services/videos/candidates'
import { reportFailure } from '@/lib/services/videos/failures'
import { matchSongs } from '@/lib/services/videos/match-songs'
import { searchBudget } from '@/lib/services/videos/search-budget'

export const videos = [
  [contract.budget, bind(contract.budget, searchBudget)],
  [contract.match, bind(contract.match, matchSongs)],
  [contract.candidates, bind(contract.candidates, listCandidates)],
  [contract.fail, bind(contract.fail, reportFailure)],
] as const

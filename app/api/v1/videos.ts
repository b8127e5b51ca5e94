import { videos as contract } from '@/lib/contract/videos'
import { bind } from '@/lib/http/bind'
import { listCandidates } from '@/lib/services/videos/candidates'
import { matchSongs } from '@/lib/services/videos/match-songs'
import { reportFailure } from '@/lib/services/videos/report-failure'
import { findSearchBudget } from '@/lib/services/videos/search-budget'

export const videos = [
  bind(contract.budget, findSearchBudget),
  bind(contract.match, matchSongs),
  bind(contract.candidates, listCandidates),
  bind(contract.fail, reportFailure),
] as const

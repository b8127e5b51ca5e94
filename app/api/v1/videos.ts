import { videoLinks } from '@/lib/contract/video-links'
import { videos as contract } from '@/lib/contract/videos'
import { bind } from '@/lib/http/bind'
import { listCandidates } from '@/lib/services/videos/candidates'
import { linkVideos } from '@/lib/services/videos/link-videos'
import { lookUpLinks } from '@/lib/services/videos/look-up-links'
import { matchSongs } from '@/lib/services/videos/match-songs'
import { reportFailure } from '@/lib/services/videos/report-failure'
import { findSearchBudget } from '@/lib/services/videos/search-budget'

export const videos = [
  bind(contract.budget, findSearchBudget),
  bind(contract.match, matchSongs),
  bind(contract.candidates, listCandidates),
  bind(contract.fail, reportFailure),
  bind(videoLinks.set, linkVideos),
  bind(videoLinks.lookUp, lookUpLinks),
] as const

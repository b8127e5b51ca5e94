import { shuffle as contract } from '@/lib/contract/shuffle'
import { bind } from '@/lib/http/bind'
import { nextTrack } from '@/lib/services/shuffle/next'
import { previousTrack } from '@/lib/services/shuffle/previous'
import { changeShuffleSettings, shuffleSettings } from '@/lib/services/shuffle/settings'
import { endShuffle, startShuffle } from '@/lib/services/shuffle/start'
import { shuffleOrder, shuffleState } from '@/lib/services/shuffle/state'
import { upcomingTracks } from '@/lib/services/shuffle/upcoming'

export const shuffle = [
  [contract.start, bind(contract.start, startShuffle)],
  [contract.state, bind(contract.state, shuffleState)],
  [contract.next, bind(contract.next, nextTrack)],
  [contract.previous, bind(contract.previous, previousTrack)],
  [contract.upcoming, bind(contract.upcoming, upcomingTracks)],
  [contract.order, bind(contract.order, shuffleOrder)],
  [contract.settings, bind(contract.settings, shuffleSettings)],
  [contract.changeSettings, bind(contract.changeSettings, changeShuffleSettings)],
  [contract.end, bind(contract.end, endShuffle)],
] as const

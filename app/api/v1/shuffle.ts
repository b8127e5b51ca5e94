import { shuffle as contract } from '@/lib/contract/shuffle'
import { bind } from '@/lib/http/bind'
import { nextTrack } from '@/lib/services/shuffle/next-track'
import { previousTrack } from '@/lib/services/shuffle/previous-track'
import { changeShuffleSettings, getShuffleSettings } from '@/lib/services/shuffle/shuffle-settings'
import { getShuffleOrder, getShuffleState } from '@/lib/services/shuffle/shuffle-state'
import { endShuffle, startShuffle } from '@/lib/services/shuffle/start-and-end'
import { listUpcomingTracks } from '@/lib/services/shuffle/upcoming-tracks'

export const shuffle = [
  [contract.start, bind(contract.start, startShuffle)],
  [contract.state, bind(contract.state, getShuffleState)],
  [contract.next, bind(contract.next, nextTrack)],
  [contract.previous, bind(contract.previous, previousTrack)],
  [contract.upcoming, bind(contract.upcoming, listUpcomingTracks)],
  [contract.order, bind(contract.order, getShuffleOrder)],
  [contract.settings, bind(contract.settings, getShuffleSettings)],
  [contract.changeSettings, bind(contract.changeSettings, changeShuffleSettings)],
  [contract.end, bind(contract.end, endShuffle)],
] as const

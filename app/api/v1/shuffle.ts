import { shuffle as contract } from '@/lib/contract/shuffle'
import { bind } from '@/lib/http/bind'
import { nextOrPlayableTrack } from '@/lib/services/shuffle/next-playable'
import { playTrack } from '@/lib/services/shuffle/play-track'
import { previousTrack } from '@/lib/services/shuffle/previous-track'
import { returnTrack } from '@/lib/services/shuffle/return-track'
import { changeShuffleSettings, getShuffleSettings } from '@/lib/services/shuffle/shuffle-settings'
import { getShuffleOrder, getShuffleState } from '@/lib/services/shuffle/shuffle-state'
import { endShuffle, startShuffle } from '@/lib/services/shuffle/start-and-end'
import { listUpcomingTracks } from '@/lib/services/shuffle/upcoming-tracks'

export const shuffle = [
  bind(contract.start, startShuffle),
  bind(contract.state, getShuffleState),
  bind(contract.next, nextOrPlayableTrack),
  bind(contract.previous, previousTrack),
  bind(contract.play, playTrack),
  bind(contract.return, returnTrack),
  bind(contract.upcoming, listUpcomingTracks),
  bind(contract.order, getShuffleOrder),
  bind(contract.settings, getShuffleSettings),
  bind(contract.changeSettings, changeShuffleSettings),
  bind(contract.end, endShuffle),
] as const

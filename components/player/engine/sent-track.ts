import { orderOf } from './current-track'
import type { Player } from './player'
import { selectRepeat } from './repeat'
import type { PlayerState } from './types'

/** Creates the memory of the track that the server has as the current one. */
export function createSentTrack({ state }: Pick<Player, 'state'>) {
  let sentKey = ''
  let isRefused = false
  const key = () => keyOf(state.getState())
  return {
    /** Identifies the track and the order of the player. */
    key,
    /** Stores that the server has a track. */
    store(sent: string) {
      sentKey = sent
      isRefused = false
    },
    /** Stores that the server does not accept a track, which is not sent again. */
    refuse(refused: string) {
      sentKey = refused
      isRefused = true
    },
    /** Whether the player has another track, order or repetition than the server. */
    hasChanged: () => key() !== sentKey,
    /** Whether the server has the track of the player. */
    isStored: () => key() === sentKey && !isRefused,
  }
}

/** Identifies a track and its order. */
export function keyOf(state: PlayerState): string {
  const { current } = state
  if (!current) return ''
  const { source, turn, track } = current
  return `${source.list} ${orderOf(source)} ${selectRepeat(state)} ${turn} ${track.id}`
}

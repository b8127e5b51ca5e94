import { ApiProblem } from '@/lib/client/api'
import type { QueueApi } from '@/lib/client/queue'
import type { Player } from './player'
import { itemIdOf } from './remote-track'
import { isPlayingOrLoading } from './status'

/** The server assumes that a song plays on for 15 s after its last position. */
const SAVE_INTERVAL_MS = 5_000

type SaverParts = {
  player: Player
  api: Pick<QueueApi, 'savePosition'>
  /** Whether the server has this device and its track as the current ones. */
  isSynced: () => boolean
  /** Called each interval. */
  onTick: () => void
  /** Called if another device or another song has become the current one. */
  onRejected: (problem: ApiProblem) => void
}

/** Saves the position each 5 s and at each pause, while this tab plays, until `stop`. */
export function savePositions({ player, api, isSynced, onTick, onRejected }: SaverParts) {
  let saved = ''
  let wasPlaying = false

  /** Saves the position; the song is paused there if the page is about to end. */
  async function save({ isEnding = false } = {}): Promise<void> {
    const state = player.state.getState()
    if (!state.current || state.isActiveInOtherTab || !isSynced()) return
    const positionMs = Math.round(player.progress.getState().positionMs)
    const paused = isEnding || !isPlayingOrLoading(state)
    const { track } = state.current
    const position = { itemId: itemIdOf(state.current) ?? track.song.id, positionMs, paused }
    const text = JSON.stringify(position)
    if (text === saved) return
    saved = text
    await api.savePosition(position).catch((error: unknown) => {
      saved = ''
      // A position that is lost in a failing network is followed by the next one.
      if (error instanceof ApiProblem && error.status === 409) onRejected(error)
    })
  }

  const timer = setInterval(() => {
    onTick()
    void save()
  }, SAVE_INTERVAL_MS)
  const unsubscribe = player.state.subscribe((state) => {
    const isPlaying = isPlayingOrLoading(state)
    if (wasPlaying && !isPlaying) void save()
    wasPlaying = isPlaying
  })
  return {
    save,
    stop() {
      clearInterval(timer)
      unsubscribe()
    },
  }
}

'use client'

import { useEffect } from 'react'
import { beforeSignOut } from '@/lib/client/sign-out-tasks'
import { storePlaying, wasPlaying } from '../engine/page-change'
import type { Player } from '../engine/player'
import {
  loadRepeats,
  loadSavedTurn,
  loadVolume,
  removeSavedTurn,
  type SavedTurn,
  saveRepeats,
  saveTurn,
  saveVolume,
} from '../engine/saved-turn'
import { isPlayingOrLoading } from '../engine/status'
import { usePlayer } from './player-context'

const SAVE_INTERVAL_MS = 5_000

/**
 * Restores the turn and the volume of the last visit, and saves them while the page is open. A page that
 * replaced one that played plays on.
 */
export function useSavedTurn(userId: string): void {
  const { player, queue } = usePlayer()

  useEffect(() => {
    player.setVolume(loadVolume())
    player.setRepeats(loadRepeats())
    const saved = loadSavedTurn(userId)
    if (!saved) return
    const restored = restore(player, saved)
    const continued = wasPlaying() ? restored.then(player.resume) : restored
    continued.catch(() => {})
  }, [player, userId])

  useEffect(() => {
    const save = () => {
      const { current } = player.state.getState()
      if (!current || current.turn < 1) return
      const positionMs = current.isOutOfOrder ? 0 : player.progress.getState().positionMs
      const { source, turn, place } = current
      saveTurn({ userId, ...source, turn, place, positionMs })
    }
    const timer = setInterval(save, SAVE_INTERVAL_MS)
    const unsubscribe = player.state.subscribe((now, before) => {
      // Another tab may have stored others since.
      if (now.volume !== before.volume) saveVolume(now.volume)
      if (now.repeats !== before.repeats) saveRepeats(now.repeats)
      save()
    })
    const leave = () => {
      save()
      const state = player.state.getState()
      storePlaying(isPlayingOrLoading(state) && !state.isActiveInOtherTab)
    }
    window.addEventListener('pagehide', leave)
    const removeTask = beforeSignOut(async () => {
      await Promise.all([queue.savePosition(), player.leave()])
      return removeSavedTurn
    })
    return () => {
      clearInterval(timer)
      unsubscribe()
      removeTask()
      window.removeEventListener('pagehide', leave)
    }
  }, [player, queue, userId])
}

function restore(player: Player, saved: SavedTurn): Promise<void> {
  const { list, name, order, sort, turn, place, positionMs } = saved
  const source = { list, name, ...(order && { order }), ...(sort && { sort }) }
  return order === 'list' && place
    ? player.restorePlace(source, place, positionMs)
    : player.restore(source, turn, positionMs)
}

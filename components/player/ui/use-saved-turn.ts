'use client'

import { useEffect } from 'react'
import { beforeSignOut } from '@/lib/client/sign-out-tasks'
import {
  loadSavedTurn,
  loadVolume,
  removeSavedTurn,
  saveTurn,
  saveVolume,
} from '../engine/saved-turn'
import { usePlayer } from './player-context'

const SAVE_INTERVAL_MS = 5_000

/** Restores the turn and the volume of the last visit, and saves them while the page is open. */
export function useSavedTurn(userId: string): void {
  const { player } = usePlayer()

  useEffect(() => {
    player.setVolume(loadVolume())
    const saved = loadSavedTurn(userId)
    if (!saved) return
    const source = { list: saved.list, name: saved.name }
    player.restore(source, saved.turn, saved.positionMs).catch(() => {})
  }, [player, userId])

  useEffect(() => {
    const save = () => {
      const { current, volume } = player.state.getState()
      saveVolume(volume)
      if (!current || current.turn < 1) return
      const positionMs = current.isOutOfOrder ? 0 : player.progress.getState().positionMs
      const { list, name } = current.source
      saveTurn({ userId, list, name, turn: current.turn, positionMs })
    }
    const timer = setInterval(save, SAVE_INTERVAL_MS)
    const unsubscribe = player.state.subscribe(save)
    window.addEventListener('pagehide', save)
    const removeTask = beforeSignOut(async () => {
      await player.leave()
      return removeSavedTurn
    })
    return () => {
      clearInterval(timer)
      unsubscribe()
      removeTask()
      window.removeEventListener('pagehide', save)
    }
  }, [player, userId])
}

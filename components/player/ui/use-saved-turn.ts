'use client'

import { useEffect } from 'react'
import { loadSavedTurn, loadVolume, saveTurn, saveVolume } from '../engine/saved-turn'
import { usePlayer } from './player-context'

const REMEMBER_EVERY_MS = 5_000

/** Stands after a reload where one was before it, and keeps remembering. */
export function useSavedTurn(userId: string): void {
  const { player } = usePlayer()

  useEffect(() => {
    player.setVolume(loadVolume())
    const last = loadSavedTurn(userId)
    if (!last) return
    const source = { list: last.list, name: last.name }
    player.restore(source, last.turn, last.positionMs).catch(() => {})
  }, [player, userId])

  useEffect(() => {
    const keep = () => {
      const { now, volume } = player.state.getState()
      saveVolume(volume)
      if (!now || now.turn < 1) return
      const positionMs = now.isAside ? 0 : player.progress.getState().positionMs
      const { list, name } = now.source
      saveTurn({ userId, list, name, turn: now.turn, positionMs })
    }
    const timer = setInterval(keep, REMEMBER_EVERY_MS)
    const stop = player.state.subscribe(keep)
    window.addEventListener('pagehide', keep)
    return () => {
      clearInterval(timer)
      stop()
      window.removeEventListener('pagehide', keep)
    }
  }, [player, userId])
}

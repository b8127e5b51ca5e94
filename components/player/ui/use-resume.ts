'use client'

import { useEffect } from 'react'
import { recall, recallVolume, remember, rememberVolume } from '../engine/remembered'
import { usePlayer } from './player-context'

const REMEMBER_EVERY_MS = 5_000

/** Stands after a reload where one was before it, and keeps remembering. */
export function useResume(userId: string): void {
  const { player } = usePlayer()

  useEffect(() => {
    player.setVolume(recallVolume())
    const last = recall(userId)
    if (!last) return
    const source = { list: last.list, name: last.name }
    player.restore(source, last.turn, last.positionMs).catch(() => {})
  }, [player, userId])

  useEffect(() => {
    const keep = () => {
      const { now, volume } = player.state.get()
      rememberVolume(volume)
      if (!now || now.turn < 1) return
      const positionMs = now.isAside ? 0 : player.progress.get().positionMs
      const { list, name } = now.source
      remember({ userId, list, name, turn: now.turn, positionMs })
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

'use client'

import { useEffect } from 'react'
import { followQueue } from '@/lib/client/queue-stream'
import { usePlayer } from './player-context'

/** A window that is focused more often reads the state of the other devices once in this time. */
const MIN_INTERVAL_MS = 2_000

/** Keeps what plays the same on all devices of the user while the page is open. */
export function usePlayQueue(userId: string): void {
  const { queue } = usePlayer()

  useEffect(() => queue.open(), [queue])
  useEffect(() => followQueue(userId, queue.receive), [queue, userId])

  useEffect(() => {
    let refreshedAt = performance.now()
    const refresh = () => {
      const isVisible = document.visibilityState === 'visible'
      if (!isVisible || performance.now() - refreshedAt < MIN_INTERVAL_MS) return
      refreshedAt = performance.now()
      void queue.refresh()
    }
    document.addEventListener('visibilitychange', refresh)
    window.addEventListener('focus', refresh)
    window.addEventListener('online', refresh)
    window.addEventListener('pagehide', queue.savePosition)
    return () => {
      document.removeEventListener('visibilitychange', refresh)
      window.removeEventListener('focus', refresh)
      window.removeEventListener('online', refresh)
      window.removeEventListener('pagehide', queue.savePosition)
    }
  }, [queue])
}

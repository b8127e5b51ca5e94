'use client'

import { useEffect } from 'react'
import { isPlayingOrLoading } from '../engine/status'
import { TabMessage } from '../engine/tab-messages'
import { usePlayer } from './player-context'

const CHANNEL = 'riffle-player'
const PROGRESS_INTERVAL_MS = 1_000

/** Lets only the tab that started last play: the other tabs stop and show what it plays. */
export function useOtherTabs(userId: string): void {
  const { player } = usePlayer()

  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL)
    /** This tab plays, and has notified the others. */
    let isSending = false
    let previousStatus = player.state.getState().status

    function send(event: TabMessage['event']) {
      const { current } = player.state.getState()
      const { positionMs } = player.progress.getState()
      if (current) channel.postMessage({ userId, event, current, positionMs } satisfies TabMessage)
    }

    const unsubscribe = player.state.subscribe(() => {
      const { status, isActiveInOtherTab } = player.state.getState()
      const hasChanged = status !== previousStatus
      previousStatus = status
      if (hasChanged && status === 'playing') {
        isSending = true
        send('started')
      } else if (isSending && (status === 'paused' || status === 'idle')) {
        isSending = false
        // A tab that another tab has silenced sends nothing.
        if (!isActiveInOtherTab) send('stopped')
      }
    })
    channel.onmessage = ({ data }) => {
      const message = TabMessage.safeParse(data)
      if (!message.success || message.data.userId !== userId) return
      const { event, current, positionMs } = message.data
      // Sent before the other tab was notified that this one has started.
      if (event !== 'started' && isPlayingOrLoading(player.state.getState())) return
      if (event === 'stopped' && !player.state.getState().isActiveInOtherTab) return
      player.follow(current, positionMs, event !== 'stopped')
    }
    const sendProgress = () => isSending && send('progress')
    const sendStopped = () => isSending && send('stopped')
    const timer = setInterval(sendProgress, PROGRESS_INTERVAL_MS)
    window.addEventListener('pagehide', sendStopped)
    return () => {
      sendStopped()
      clearInterval(timer)
      window.removeEventListener('pagehide', sendStopped)
      unsubscribe()
      channel.close()
    }
  }, [player, userId])
}

'use client'

import { useEffect } from 'react'
import { TabMessage } from '../engine/tab-messages'
import { isPlayingOrLoading, usePlayer } from './player-context'

const CHANNEL = 'riffle-player'
const TELL_EVERY_MS = 1_000

/** Of several windows one plays: the one that began last. The others fall silent and follow it. */
export function useOtherTabs(userId: string): void {
  const { player } = usePlayer()

  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL)
    let isSpeaking = false
    let before = player.state.getState().status

    function tell(what: TabMessage['what']) {
      const { now } = player.state.getState()
      const { positionMs } = player.progress.getState()
      if (now) channel.postMessage({ userId, what, now, positionMs } satisfies TabMessage)
    }

    const stopWatching = player.state.subscribe(() => {
      const { status, isActiveInOtherTab: isElsewhere } = player.state.getState()
      const isNew = status !== before
      before = status
      if (isNew && status === 'playing') {
        isSpeaking = true
        tell('began')
      } else if (isSpeaking && (status === 'paused' || status === 'idle')) {
        isSpeaking = false
        // Who was silenced by another window has nothing to say.
        if (!isElsewhere) tell('stopped')
      }
    })
    channel.onmessage = ({ data }) => {
      const message = TabMessage.safeParse(data)
      if (!message.success || message.data.userId !== userId) return
      const { what, now, positionMs } = message.data
      // Two windows never sound for long: what was sent before this one began is late.
      if (what !== 'began' && isPlayingOrLoading(player.state.getState())) return
      if (what === 'stopped' && !player.state.getState().isActiveInOtherTab) return
      player.follow(now, positionMs, what !== 'stopped')
    }
    const goOn = () => isSpeaking && tell('goesOn')
    const leave = () => isSpeaking && tell('stopped')
    const timer = setInterval(goOn, TELL_EVERY_MS)
    window.addEventListener('pagehide', leave)
    return () => {
      leave()
      clearInterval(timer)
      window.removeEventListener('pagehide', leave)
      stopWatching()
      channel.close()
    }
  }, [player, userId])
}

'use client'

import { useEffect } from 'react'
import { runSleepTimer } from '../engine/sleep-timer'
import { usePlayer } from './player-context'

/** Runs the sleep timer of this tab. */
export function useSleepTimer(): void {
  const { player } = usePlayer()
  useEffect(() => runSleepTimer(player), [player])
}

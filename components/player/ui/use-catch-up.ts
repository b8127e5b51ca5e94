'use client'

import { useEffect } from 'react'
import { usePlayer } from './player-context'

/** Shows what other devices have played when the listener returns to this tab. */
export function useCatchUp(): void {
  const { player } = usePlayer()
  useEffect(() => {
    const catchUp = () => {
      if (document.visibilityState === 'visible') void player.catchUp()
    }
    document.addEventListener('visibilitychange', catchUp)
    return () => document.removeEventListener('visibilitychange', catchUp)
  }, [player])
}

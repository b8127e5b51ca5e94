'use client'

import { useEffect, useState } from 'react'
import { useMedia } from '@/components/ui/use-media'

const WAIT_MS = 700
const LENGTH_MS = 2_000

/**
 * Runs from 0 to 1 once for each `run`, after a moment in which the list can be seen. Where motion
 * is unwanted it is 1 at once.
 */
export function useFlight(run: number): number {
  const [progress, setProgress] = useState(0)
  const isStill = useMedia('(prefers-reduced-motion: reduce)')

  // biome-ignore lint/correctness/useExhaustiveDependencies: another run starts anew
  useEffect(() => {
    if (isStill) return setProgress(1)
    setProgress(0)
    const start = performance.now() + WAIT_MS
    let frame = requestAnimationFrame(function step(now) {
      const share = Math.min(1, Math.max(0, (now - start) / LENGTH_MS))
      setProgress(share)
      if (share < 1) frame = requestAnimationFrame(step)
    })
    return () => cancelAnimationFrame(frame)
  }, [run, isStill])

  return progress
}

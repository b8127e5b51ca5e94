'use client'

import { useEffect, useState } from 'react'
import { useMedia } from '@/components/ui/use-media'

const DELAY_MS = 700
const DURATION_MS = 2_000

/**
 * Returns the progress of an animation, from 0 to 1. It starts for each `run`, after a delay in which
 * the list is visible. It is 1 immediately if the user prefers reduced motion.
 */
export function useFlight(run: number): number {
  const [progress, setProgress] = useState(0)
  const prefersReducedMotion = useMedia('(prefers-reduced-motion: reduce)')

  // biome-ignore lint/correctness/useExhaustiveDependencies: another run starts the animation again
  useEffect(() => {
    if (prefersReducedMotion) return setProgress(1)
    setProgress(0)
    const start = performance.now() + DELAY_MS
    let frame = requestAnimationFrame(function step(now) {
      const share = Math.min(1, Math.max(0, (now - start) / DURATION_MS))
      setProgress(share)
      if (share < 1) frame = requestAnimationFrame(step)
    })
    return () => cancelAnimationFrame(frame)
  }, [run, prefersReducedMotion])

  return progress
}

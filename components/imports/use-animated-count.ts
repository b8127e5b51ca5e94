'use client'

import { useEffect, useRef, useState } from 'react'
import { useMedia } from '@/components/ui/use-media'

const DURATION_MS = 250

/** Returns a number that moves to `target` in steps: progress arrives in hundreds of rows. */
export function useAnimatedCount(target: number): number {
  const isReduced = useMedia('(prefers-reduced-motion: reduce)')
  const [count, setCount] = useState(0)
  const latest = useRef(0)

  useEffect(() => {
    if (isReduced) return
    const [from, startMs] = [latest.current, performance.now()]
    let frame = requestAnimationFrame(function step(nowMs) {
      const share = Math.min(1, Math.max(0, (nowMs - startMs) / DURATION_MS))
      latest.current = from + (target - from) * share
      setCount(Math.round(latest.current))
      if (share < 1) frame = requestAnimationFrame(step)
    })
    return () => cancelAnimationFrame(frame)
  }, [target, isReduced])

  return isReduced ? target : count
}

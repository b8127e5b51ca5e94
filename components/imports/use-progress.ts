'use client'

import { useEffect, useRef, useState } from 'react'
import { useMedia } from '@/components/ui/use-media'
import { timeLeft } from './time-left'

const GLIDE_MS = 250

/** How long the rest takes, in ms, judged by what came in since one watches. */
export function useTimeLeft(done: number, total: number): number | undefined {
  const start = useRef<{ atMs: number; done: number }>(undefined)
  const [left, setLeft] = useState<number>()

  useEffect(() => {
    start.current ??= { atMs: performance.now(), done }
    const { atMs, done: before } = start.current
    setLeft(
      timeLeft({ rows: done - before, elapsedMs: performance.now() - atMs, rest: total - done }),
    )
  }, [done, total])

  return left
}

/** `target`, reached tick by tick where motion is welcome: news of rows comes in hundreds. */
export function useGlide(target: number): number {
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const [shown, setShown] = useState(0)
  const latest = useRef(0)

  useEffect(() => {
    if (isStill) return
    const [from, startMs] = [latest.current, performance.now()]
    let frame = requestAnimationFrame(function step(nowMs) {
      const part = Math.min(1, Math.max(0, (nowMs - startMs) / GLIDE_MS))
      latest.current = from + (target - from) * part
      setShown(Math.round(latest.current))
      if (part < 1) frame = requestAnimationFrame(step)
    })
    return () => cancelAnimationFrame(frame)
  }, [target, isStill])

  return isStill ? target : shown
}

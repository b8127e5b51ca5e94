'use client'

import { useEffect, useState } from 'react'

const STEP_MS = 30_000

/** The time in ms, from the server's at first, so that "2 minutes ago" becomes 3 by itself. */
export function useNow(firstMs: number): number {
  const [nowMs, setNow] = useState(firstMs)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), STEP_MS)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}

'use client'

import { useEffect, useState } from 'react'

const UPDATE_INTERVAL_MS = 30_000

/** Returns the time in ms, updated every 30 s. It begins with the server's, as in its HTML. */
export function useNow(serverNowMs: number): number {
  const [nowMs, setNow] = useState(serverNowMs)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), UPDATE_INTERVAL_MS)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}

'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { estimateTimeLeft } from './estimate-time-left'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const STEP_SECONDS = 5

/** Returns how long the remaining rows take, as text; undefined while that is not known. */
export function useTimeLeft(done: number, total: number): string | undefined {
  const t = useTranslations('imports.progress')
  const ms = useTimeLeftMs(done, total)
  if (ms === undefined) return undefined
  if (ms < STEP_SECONDS * SECOND_MS) return t('fewSecondsLeft')
  // Coarse steps, so that the text does not change with every batch of rows.
  const seconds = Math.round(ms / (STEP_SECONDS * SECOND_MS)) * STEP_SECONDS
  if (seconds < 60) return t('secondsLeft', { seconds })
  return t('minutesLeft', { minutes: Math.max(1, Math.round(ms / MINUTE_MS)) })
}

// The pace is that of the rows since the component was mounted.
function useTimeLeftMs(done: number, total: number): number | undefined {
  const start = useRef<{ atMs: number; done: number }>(undefined)
  const [timeLeftMs, setTimeLeft] = useState<number>()

  useEffect(() => {
    start.current ??= { atMs: performance.now(), done }
    const { atMs, done: doneBefore } = start.current
    setTimeLeft(
      estimateTimeLeft({
        rows: done - doneBefore,
        elapsedMs: performance.now() - atMs,
        remainingRows: total - done,
      }),
    )
  }, [done, total])

  return timeLeftMs
}

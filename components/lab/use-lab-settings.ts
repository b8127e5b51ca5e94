'use client'

import { useCallback, useEffect, useState } from 'react'
import { type LabSettings, toLabQuery } from '@/lib/lab/lab-settings'

/** Keeps the settings in state and in the URL of the page, so that a link shows the same orders. */
export function useLabSettings(initial: LabSettings) {
  const [settings, setSettings] = useState(initial)

  useEffect(() => {
    window.history.replaceState(null, '', `${window.location.pathname}?${toLabQuery(settings)}`)
  }, [settings])

  const change = useCallback(
    (changes: Partial<LabSettings>) => setSettings((previous) => ({ ...previous, ...changes })),
    [],
  )
  return { settings, change }
}

'use client'

import { useCallback, useEffect, useState } from 'react'
import { type LabChoice, queryOf } from '@/lib/lab/lab-choice'

/** The choice, kept in the address so that a picture can be sent to somebody. */
export function useChoice(first: LabChoice) {
  const [choice, setChoice] = useState(first)

  useEffect(() => {
    window.history.replaceState(null, '', `${window.location.pathname}?${queryOf(choice)}`)
  }, [choice])

  const change = useCallback(
    (part: Partial<LabChoice>) => setChoice((before) => ({ ...before, ...part })),
    [],
  )
  return { choice, change }
}

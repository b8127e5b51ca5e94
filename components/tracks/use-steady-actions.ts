'use client'

import { useLayoutEffect, useMemo, useRef } from 'react'
import type { RowActions } from './track-row'

/** One object for all rows and for good; what it does is always the latest. */
export function useSteadyActions(actions: RowActions): RowActions {
  const latest = useRef(actions)
  useLayoutEffect(() => {
    latest.current = actions
  })
  const hasGrip = actions.gripOf !== undefined
  return useMemo(
    () => ({
      play: (index) => latest.current.play(index),
      menu: (index) => latest.current.menu(index),
      gripOf: hasGrip ? (index) => latest.current.gripOf?.(index) ?? {} : undefined,
    }),
    [hasGrip],
  )
}

'use client'

import { useLayoutEffect, useMemo, useRef } from 'react'
import type { RowActions } from './track-row-props'

/** Returns one object for the lifetime of the table, whose functions call the latest `actions`. */
export function useStableActions(actions: RowActions): RowActions {
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

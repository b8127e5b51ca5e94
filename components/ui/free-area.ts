'use client'

import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** The pixels at each edge of the window that dialogs, menus and messages leave free. */
export type Insets = { top: number; right: number; bottom: number; left: number }

export const NO_INSETS: Insets = { top: 0, right: 0, bottom: 0, left: 0 }

/** The edges that a docked video takes: YouTube allows nothing to cover it. */
export const dockedInsets = createStore(() => NO_INSETS)

/** Returns the edges to leave free. */
export const useDockedInsets = (): Insets => useStore(dockedInsets)

/** Returns the distances that a menu keeps to the edges of the window. */
export function useCollisionPadding(): Insets {
  const { top, right, bottom, left } = useDockedInsets()
  return {
    top: top + MARGIN_PX,
    right: right + MARGIN_PX,
    bottom: bottom + MARGIN_PX,
    left: left + MARGIN_PX,
  }
}

const MARGIN_PX = 8

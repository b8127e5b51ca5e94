'use client'

import { useSyncExternalStore } from 'react'

let shown = ''
const listeners = new Set<() => void>()

/** Announces a change to screen readers, once they have finished what they read. */
export function announce(text: string): void {
  // The same text twice would not be a change.
  shown = shown === text ? `${text}\u00a0` : text
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const current = () => shown

/** The live region of `announce`, once in a page. */
export function Announcer() {
  const text = useSyncExternalStore(subscribe, current, () => '')
  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  )
}

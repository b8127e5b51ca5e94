'use client'

import { type ReactNode, useEffect, useRef } from 'react'

const AHEAD = '1200px'

/** Calls `onSeen` as soon as it comes near the window, and again while it stays there. */
export function WhenSeen({ onSeen, children }: { onSeen: () => void; children?: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const element = place.current
    if (!element) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen(), {
      root: document.getElementById('main'),
      rootMargin: AHEAD,
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [onSeen])

  return <div ref={place}>{children}</div>
}

'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** Distance below the window at which the next page is loaded. */
const PRELOAD_MARGIN = '1200px'

type LoadMoreSentinelProps = { onVisible: () => void; children?: ReactNode }

/** Calls `onVisible` when it comes within 1200 px of the window. Mount it again for each page. */
export function LoadMoreSentinel({ onVisible, children }: LoadMoreSentinelProps) {
  const sentinel = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const element = sentinel.current
    if (!element) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onVisible(), {
      root: document.getElementById('main'),
      rootMargin: PRELOAD_MARGIN,
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [onVisible])

  return <div ref={sentinel}>{children}</div>
}

'use client'

import { useLayoutEffect, useState } from 'react'

/** Returns the distance in pixels from the top of the page's scroller to an element. */
export function useOffsetTop(list: { current: HTMLElement | null }): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const measure = () => setTop(list.current?.offsetTop ?? 0)
    const observer = new ResizeObserver(measure)
    measure()
    if (list.current?.parentElement?.parentElement) {
      observer.observe(list.current.parentElement.parentElement)
    }
    return () => observer.disconnect()
  }, [list])
  return top
}

'use client'

import { type RefObject, useEffect } from 'react'
import { dockedInsets, type Insets, NO_INSETS } from '@/components/ui/free-area'
import type { VideoPlace } from './video-place'

/** Keeps the edges that the video takes up to date, while it is in a place. */
export function useVideoInsets(frame: RefObject<HTMLElement | null>, place: VideoPlace | null) {
  useEffect(() => {
    const element = frame.current
    if (!element || !place) return
    const measure = () => dockedInsets.setState(insetsOf(place, element.getBoundingClientRect()))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    window.addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
      dockedInsets.setState(NO_INSETS)
    }
  }, [frame, place])
}

function insetsOf(place: VideoPlace, box: DOMRect): Insets {
  if (place === 'panel') return { ...NO_INSETS, right: window.innerWidth - box.left }
  if (place === 'sidebar') return { ...NO_INSETS, left: box.right }
  if (place === 'strip') return { ...NO_INSETS, bottom: window.innerHeight - box.top }
  return { ...NO_INSETS, top: box.bottom }
}

'use client'

import { clsx } from 'clsx'
import { useCallback } from 'react'
import { drawCover } from './draw-cover'
import { useCanvas } from './use-canvas'

type CoverProps = {
  /** Artist ids in list order, or in playing order while it plays. */
  artists: readonly string[]
  at?: number
  /** Sets the size, as `size-26`. */
  className?: string
  label?: string
}

/** A playlist's cover, woven from its own ribbon; an unfilled dial while it has no tracks. */
export function Cover({ artists, at, className, label }: CoverProps) {
  const canvas = useCanvas(
    useCallback(
      (pen, surface, theme) => drawCover(pen, surface, theme, { artists, at }),
      [artists, at],
    ),
  )
  const words = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <span className={clsx('block shrink-0', artists.length === 0 && 'unfilled', className)}>
      <canvas ref={canvas} className="block size-full" {...words} />
    </span>
  )
}

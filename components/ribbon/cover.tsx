'use client'

import { clsx } from 'clsx'
import { useCallback } from 'react'
import { drawCover } from './draw-cover'
import { useCanvas } from './use-canvas'

type CoverProps = {
  /** Artist ids in list order, or in playing order while the list plays. */
  artists: readonly string[]
  /** The index of the current track. */
  at?: number
  /** Sets the size, such as `size-26`. */
  className?: string
  /** The text alternative; without one the cover is decorative. */
  label?: string
}

/** A playlist's cover, drawn from its ribbon; a placeholder while the playlist is empty. */
export function Cover({ artists, at, className, label }: CoverProps) {
  const canvas = useCanvas(
    useCallback(
      (context, surface, theme) => drawCover(context, surface, theme, { artists, at }),
      [artists, at],
    ),
  )
  const alternative = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <span className={clsx('block shrink-0', artists.length === 0 && 'unfilled', className)}>
      <canvas ref={canvas} className="block size-full" {...alternative} />
    </span>
  )
}

'use client'

import { type RefObject, useCallback } from 'react'
import { drawRibbon, type Scene } from './draw'
import { useCanvas } from './use-canvas'

/** Draws a ribbon into a canvas, and draws it again when a value of the scene has changed. */
export function useRibbonCanvas(scene: Scene): RefObject<HTMLCanvasElement | null> {
  const { ticks, at, marks, headroom, fuse, hover } = scene
  return useCanvas(
    useCallback(
      (context, surface, theme) =>
        drawRibbon(context, surface, theme, { ticks, at, marks, headroom, fuse, hover }),
      [ticks, at, marks, headroom, fuse, hover],
    ),
  )
}

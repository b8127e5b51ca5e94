'use client'

import { useState } from 'react'
import { ribbonGeometry, type Scene } from './draw'
import { tickAt, tickBox } from './geometry'
import { measureSurface } from './use-canvas'
import { useRibbonCanvas } from './use-ribbon-canvas'

/** A tick under the pointer or the keys; `x` is its middle and `box` the canvas, in window pixels. */
type HoveredTick = { index: number; x: number; box: DOMRect }

/** Draws a ribbon and highlights one of its ticks. Returns the canvas, that tick and how to move it. */
export function useHoveredTick(scene: Scene) {
  const [latest, setLatest] = useState<HoveredTick>()
  // The ribbon may have fewer ticks than when the pointer moved.
  const hovered = latest && latest.index < scene.ticks.length ? latest : undefined
  const canvas = useRibbonCanvas({ ...scene, hover: hovered?.index })

  function hover(index: number) {
    const element = canvas.current
    if (!element || index === hovered?.index) return
    const surface = measureSurface(element)
    const tick = tickBox(ribbonGeometry(scene, surface), index)
    const box = element.getBoundingClientRect()
    setLatest({ index, x: box.left + (tick.x + tick.width / 2) / surface.ratio, box })
  }

  const clear = () => setLatest(undefined)

  /** Hovers the tick at a point in window pixels, or none. */
  function hoverAt(clientX: number, clientY: number) {
    const element = canvas.current
    if (!element) return
    const surface = measureSurface(element)
    const { left, top } = element.getBoundingClientRect()
    const index = tickAt(
      ribbonGeometry(scene, surface),
      (clientX - left) * surface.ratio,
      (clientY - top) * surface.ratio,
    )
    if (index === undefined) clear()
    else hover(index)
  }

  return { canvas, hovered, hover, hoverAt, clear }
}

'use client'

import { type RefObject, useEffect, useRef } from 'react'
import type { Surface } from './draw'
import { type RibbonTheme, readTheme } from './theme'

type Draw = (pen: CanvasRenderingContext2D, surface: Surface, theme: RibbonTheme) => void

/** Keeps a canvas drawn: now, whenever `draw` is another function, its size or the theme changes. */
export function useCanvas(draw: Draw): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null)
  const latest = useRef(draw)

  useEffect(() => {
    latest.current = draw
    if (canvas.current) paint(canvas.current, draw)
  }, [draw])

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const again = () => paint(element, latest.current)
    const size = new ResizeObserver(again)
    const theme = new MutationObserver(again)
    const system = matchMedia('(prefers-color-scheme: light)')
    size.observe(element)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    system.addEventListener('change', again)
    return () => {
      size.disconnect()
      theme.disconnect()
      system.removeEventListener('change', again)
    }
  }, [])

  return canvas
}

/** The canvas of an element in device pixels, for finding a tick under the pointer. */
export function surfaceOf(element: HTMLCanvasElement): Surface {
  const ratio = window.devicePixelRatio || 1
  return {
    width: Math.round(element.clientWidth * ratio),
    height: Math.round(element.clientHeight * ratio),
    ratio,
  }
}

function paint(element: HTMLCanvasElement, draw: Draw): void {
  const surface = surfaceOf(element)
  const pen = element.getContext('2d')
  if (!pen || surface.width === 0) return
  if (element.width !== surface.width) element.width = surface.width
  if (element.height !== surface.height) element.height = surface.height
  draw(pen, surface, readTheme(element))
}

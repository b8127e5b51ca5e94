'use client'

import { type RefObject, useEffect, useRef } from 'react'
import type { Surface } from './draw'
import { type RibbonTheme, readTheme } from './theme'

type Draw = (context: CanvasRenderingContext2D, surface: Surface, theme: RibbonTheme) => void

/** Paints a canvas, and paints it again when `draw`, its size or the theme has changed. */
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
    const repaint = () => paint(element, latest.current)
    const sizeObserver = new ResizeObserver(repaint)
    const themeObserver = new MutationObserver(repaint)
    const systemTheme = matchMedia('(prefers-color-scheme: light)')
    sizeObserver.observe(element)
    themeObserver.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    systemTheme.addEventListener('change', repaint)
    return () => {
      sizeObserver.disconnect()
      themeObserver.disconnect()
      systemTheme.removeEventListener('change', repaint)
    }
  }, [])

  return canvas
}

/** Measures a canvas element in device pixels. */
export function measureSurface(element: HTMLCanvasElement): Surface {
  const ratio = window.devicePixelRatio || 1
  return {
    width: Math.round(element.clientWidth * ratio),
    height: Math.round(element.clientHeight * ratio),
    ratio,
  }
}

function paint(element: HTMLCanvasElement, draw: Draw): void {
  const surface = measureSurface(element)
  const context = element.getContext('2d')
  if (!context || surface.width === 0) return
  if (element.width !== surface.width) element.width = surface.width
  if (element.height !== surface.height) element.height = surface.height
  draw(context, surface, readTheme(element))
}

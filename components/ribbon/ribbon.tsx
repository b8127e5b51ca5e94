'use client'

import { clsx } from 'clsx'
import { type KeyboardEvent, type PointerEvent, useCallback, useState } from 'react'
import { drawRibbon, geometryOf, type Scene } from './draw'
import { boxOf, tickAt } from './geometry'
import { nameOfTick, type Tick } from './tick'
import { TickTooltip } from './tick-tooltip'
import { surfaceOf, useCanvas } from './use-canvas'

type RibbonProps = Omit<Scene, 'hover'> & {
  /** What the picture says, in words; left out where it only adorns. */
  label?: string
  /** Sets the height, as `h-22`. */
  className?: string
  /** Named ticks can be hovered and walked through with the arrow keys. */
  isInteractive?: boolean
  /** Called with the index of a tick that was clicked or confirmed with Enter. */
  onChoose?: (index: number) => void
}

type Pointed = { index: number; x: number; box: DOMRect }

/** One tick a track on one canvas, 12 to 10,000 of them, with a text alternative. */
export function Ribbon(props: RibbonProps) {
  const {
    label,
    className,
    isInteractive: isNamed = true,
    onChoose,
    ticks,
    at,
    marks,
    headroom,
    fuse,
  } = props
  const [pointed, setPointed] = useState<Pointed>()
  const hover = pointed && pointed.index < ticks.length ? pointed.index : undefined
  const canvas = useCanvas(
    useCallback(
      (pen, surface, theme) =>
        drawRibbon(pen, surface, theme, { ticks, at, marks, headroom, fuse, hover }),
      [ticks, at, marks, headroom, fuse, hover],
    ),
  )

  function pointAt(index: number | undefined) {
    const element = canvas.current
    if (index === pointed?.index) return
    if (index === undefined || !element) return setPointed(undefined)
    const surface = surfaceOf(element)
    const tick = boxOf(geometryOf({ ticks, headroom, marks }, surface), index)
    const box = element.getBoundingClientRect()
    setPointed({ index, x: box.left + (tick.x + tick.width / 2) / surface.ratio, box })
  }

  function underPointer(event: PointerEvent) {
    const element = canvas.current
    if (!element) return undefined
    const surface = surfaceOf(element)
    const box = element.getBoundingClientRect()
    return tickAt(
      geometryOf({ ticks, headroom, marks }, surface),
      (event.clientX - box.left) * surface.ratio,
      (event.clientY - box.top) * surface.ratio,
    )
  }

  function onKeyDown(event: KeyboardEvent) {
    const current = hover ?? Math.max(0, at ?? 0)
    const target = keyTarget(event.key, current, ticks.length)
    if (target !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      pointAt(target)
    }
    if (event.key === 'Enter' && onChoose) onChoose(current)
    if (event.key === 'Escape') setPointed(undefined)
  }

  const box = clsx('relative block w-full', className)
  const picture = <canvas ref={canvas} aria-hidden className="block size-full" />
  if (!isNamed || ticks.length === 0) {
    const words = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
    return (
      <div {...words} className={box}>
        {picture}
      </div>
    )
  }
  const value = hover ?? Math.max(0, at ?? 0)
  const tick = ticks[value] as Tick
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={ticks.length}
      aria-valuenow={value + 1}
      aria-valuetext={`${value + 1}: ${nameOfTick(tick)}`}
      className={clsx(box, 'cursor-crosshair rounded-tick focus-visible:outline-offset-3')}
      onPointerMove={(event) => pointAt(underPointer(event))}
      onPointerLeave={() => setPointed(undefined)}
      onBlur={() => setPointed(undefined)}
      onClick={() => hover !== undefined && onChoose?.(hover)}
      onKeyDown={onKeyDown}
    >
      {picture}
      {pointed && hover !== undefined && (
        <TickTooltip tick={ticks[hover] as Tick} x={pointed.x} box={pointed.box} />
      )}
    </div>
  )
}

function keyTarget(key: string, current: number, count: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowRight: current + 1,
    ArrowUp: current + 1,
    ArrowLeft: current - 1,
    ArrowDown: current - 1,
    PageUp: current + 10,
    PageDown: current - 10,
    Home: 0,
    End: count - 1,
  }
  const target = steps[key]
  return target === undefined ? undefined : Math.min(count - 1, Math.max(0, target))
}

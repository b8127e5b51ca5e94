'use client'

import { clsx } from 'clsx'
import type { KeyboardEvent } from 'react'
import type { Scene } from './draw'
import { tickIndexForKey } from './ribbon-keys'
import type { Tick } from './tick'
import { TickTooltip } from './tick-tooltip'
import { useHoveredTick } from './use-hovered-tick'

type RibbonSliderProps = {
  /** With at least one tick. */
  scene: Scene
  label?: string
  className: string
  onChoose?: (index: number) => void
}

/** A ribbon whose ticks are named one at a time: at the pointer, or by the keys of a slider. */
export function RibbonSlider({ scene, label, className, onChoose }: RibbonSliderProps) {
  const { ticks, at = 0 } = scene
  const { canvas, hovered, hover, hoverAt, clear } = useHoveredTick(scene)
  const index = hovered?.index ?? Math.max(0, at)
  const tick = ticks[index] as Tick

  function handleKey(event: KeyboardEvent) {
    const target = tickIndexForKey(event.key, index, ticks.length)
    if (target !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      hover(target)
    }
    if (event.key === 'Enter') onChoose?.(index)
    if (event.key === 'Escape') clear()
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={ticks.length}
      aria-valuenow={index + 1}
      aria-valuetext={`${index + 1}: ${tickName(tick)}`}
      className={clsx(className, 'cursor-crosshair rounded-tick focus-visible:outline-offset-3')}
      onPointerMove={({ clientX, clientY }) => hoverAt(clientX, clientY)}
      onPointerLeave={clear}
      onBlur={clear}
      onClick={() => hovered && onChoose?.(hovered.index)}
      onKeyDown={handleKey}
    >
      <canvas ref={canvas} aria-hidden className="block size-full" />
      {hovered && <TickTooltip tick={tick} x={hovered.x} box={hovered.box} />}
    </div>
  )
}

const tickName = ({ title, artistName, note }: Tick): string =>
  [title, artistName, note].filter(Boolean).join(', ')

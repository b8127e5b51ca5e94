'use client'

import { clsx } from 'clsx'
import { Slider as Parts } from 'radix-ui'
import type { KeyboardEvent } from 'react'

type SliderProps = {
  label: string
  value: number
  max: number
  min?: number
  step?: number
  /** The step of the arrow keys, if it is not `step`. */
  keyStep?: number
  /** The value for screen readers, such as "3 minutes 11 seconds". */
  valueText?: string
  /** `now` uses the accent colour; `bare` has no track, for a slider above an image of one. */
  look?: 'plain' | 'now' | 'bare'
  isDisabled?: boolean
  className?: string
  onChange: (value: number) => void
  /** Called once when the pointer or key is released. */
  onCommit?: (value: number) => void
}

const KEY_DIRECTIONS: Record<string, number | undefined> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
}

/** A slider whose thumb is a tick. */
export function Slider(props: SliderProps) {
  const { label, value, max, min = 0, step = 1, valueText, look = 'plain', isDisabled } = props
  const isNow = look !== 'plain'
  const isBare = look === 'bare'

  function moveByKey(event: KeyboardEvent) {
    const direction = KEY_DIRECTIONS[event.key]
    if (props.keyStep === undefined || direction === undefined || isDisabled) return
    event.preventDefault()
    const next = Math.min(max, Math.max(min, value + direction * props.keyStep))
    props.onChange(next)
    props.onCommit?.(next)
  }

  return (
    <Parts.Root
      value={[value]}
      min={min}
      max={max}
      step={step}
      disabled={isDisabled}
      onKeyDown={moveByKey}
      onValueChange={([next]) => next !== undefined && props.onChange(next)}
      onValueCommit={([next]) => next !== undefined && props.onCommit?.(next)}
      className={clsx(
        'relative flex h-5 touch-none items-center select-none pointer-coarse:h-11',
        !isDisabled && 'cursor-pointer',
        props.className ?? 'w-full',
      )}
    >
      <Parts.Track
        className={clsx(
          'relative w-full grow',
          isNow ? 'h-[3px]' : 'h-1',
          isBare ? 'invisible' : 'bg-fill-3',
        )}
      >
        <Parts.Range className={clsx('absolute h-full', isNow ? 'bg-accent' : 'bg-ink-2')} />
      </Parts.Track>
      <Parts.Thumb
        aria-label={label}
        aria-valuetext={valueText}
        className={clsx(
          'block w-[3px] rounded-tick focus-visible:rounded-tick',
          !isNow && 'h-4 bg-ink-1',
          isNow && (isBare ? 'h-5 bg-accent' : 'h-[11px] bg-accent'),
          isDisabled && 'hidden',
        )}
      />
    </Parts.Root>
  )
}

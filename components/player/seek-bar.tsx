'use client'

import { useState } from 'react'
import { Slider } from '@/components/ui/slider'
import { clock, spoken } from '@/components/ui/words'
import { usePlayer, useProgress } from './player-context'

const STEP_MS = 5_000

/** Where in the track one is, and a groove to go elsewhere. */
export function SeekBar({ isStacked = false }: { isStacked?: boolean }) {
  const { player } = usePlayer()
  const { positionMs, durationMs } = useProgress()
  const [dragged, setDragged] = useState<number>()
  const shown = Math.min(dragged ?? positionMs, durationMs || Number.POSITIVE_INFINITY)
  const groove = (
    <Slider
      label="Seek"
      look="now"
      value={shown}
      max={Math.max(1, durationMs)}
      step={STEP_MS}
      isDisabled={durationMs === 0}
      valueText={spoken(shown)}
      onChange={setDragged}
      onCommit={(value) => {
        player.seek(value)
        setDragged(undefined)
      }}
    />
  )
  const end = durationMs > 0 ? clock(durationMs) : ''
  if (isStacked) {
    return (
      <div className="text-12 text-ink-3">
        {groove}
        <div className="-mt-3 flex justify-between">
          <span>{clock(shown)}</span>
          <span>{end}</span>
        </div>
      </div>
    )
  }
  return (
    <div className="grid w-full grid-cols-[40px_1fr_40px] items-center gap-2 text-12 text-ink-3">
      <span className="text-right">{clock(shown)}</span>
      {groove}
      <span>{end}</span>
    </div>
  )
}

'use client'

import { useState } from 'react'
import { useFormat } from '@/components/messages/use-format'
import { formatDuration } from '@/components/ui/format-duration'
import { Slider } from '@/components/ui/slider'
import type { PlayerState } from '../engine/types'
import { usePlayer, usePlayerState, useProgress } from './player-context'
import { useWaveform, Waveform } from './waveform'

const STEP_MS = 5_000

/** Where in the track one is, and a groove to go elsewhere: its outline, for songs that play here. */
export function SeekBar({ isStacked = false }: { isStacked?: boolean }) {
  const { spokenLength } = useFormat()
  const { player } = usePlayer()
  const { positionMs, durationMs } = useProgress()
  const peaks = useWaveform(usePlayerState(pickAudioSong))
  const [dragged, setDragged] = useState<number>()
  const shown = Math.min(dragged ?? positionMs, durationMs || Number.POSITIVE_INFINITY)
  const end = durationMs > 0 ? formatDuration(durationMs) : ''
  const groove = (
    <div className="relative flex h-7 items-center">
      {peaks && <Waveform peaks={peaks} played={durationMs > 0 ? shown / durationMs : 0} />}
      <Slider
        label="Seek"
        look={peaks ? 'bare' : 'now'}
        value={shown}
        max={Math.max(1, durationMs)}
        step={STEP_MS}
        isDisabled={durationMs === 0}
        valueText={spokenLength(shown)}
        onChange={setDragged}
        onCommit={(value) => {
          player.seek(value)
          setDragged(undefined)
        }}
      />
    </div>
  )
  if (isStacked) {
    return (
      <div className="text-12 text-ink-3">
        {groove}
        <div className="flex justify-between">
          <span>{formatDuration(shown)}</span>
          <span>{end}</span>
        </div>
      </div>
    )
  }
  return (
    <div className="grid w-full grid-cols-[40px_1fr_40px] items-center gap-2 text-12 text-ink-3">
      <span className="text-right">{formatDuration(shown)}</span>
      {groove}
      <span>{end}</span>
    </div>
  )
}

const pickAudioSong = ({ now }: PlayerState) =>
  now?.track.song.playback.kind === 'audio' ? now.track.song.id : undefined

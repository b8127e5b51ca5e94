'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFormat } from '@/components/messages/use-format'
import { formatDuration } from '@/components/ui/format-duration'
import { Slider } from '@/components/ui/slider'
import type { PlayerState } from '../engine/types'
import { usePlayer, usePlayerState, useProgress } from './player-context'
import { useWaveform, Waveform } from './waveform'

/** A pointer is exact; a key moves by seconds. */
const STEP_MS = 100
const KEY_STEP_MS = 5_000

/** The position in the current track on a slider; over its waveform if it is an audio file. */
export function SeekBar({ isStacked = false }: { isStacked?: boolean }) {
  const t = useTranslations('player.controls')
  const { spokenLength } = useFormat()
  const { player } = usePlayer()
  const { positionMs, durationMs } = useProgress()
  const peaks = useWaveform(usePlayerState(selectAudioSongId))
  const [draggedMs, setDraggedMs] = useState<number>()
  const shownMs = Math.min(draggedMs ?? positionMs, durationMs || Number.POSITIVE_INFINITY)
  const end = durationMs > 0 ? formatDuration(durationMs) : ''
  const slider = (
    <div className="relative flex h-7 items-center">
      {peaks && <Waveform peaks={peaks} played={durationMs > 0 ? shownMs / durationMs : 0} />}
      <Slider
        label={t('seek')}
        look={peaks ? 'bare' : 'now'}
        value={shownMs}
        max={Math.max(1, durationMs)}
        step={STEP_MS}
        keyStep={KEY_STEP_MS}
        isDisabled={durationMs === 0}
        valueText={spokenLength(shownMs)}
        onChange={setDraggedMs}
        onCommit={(value) => {
          player.seek(value)
          setDraggedMs(undefined)
        }}
      />
    </div>
  )
  if (isStacked) {
    return (
      <div className="text-12 text-ink-3">
        {slider}
        <div className="flex justify-between">
          <span>{formatDuration(shownMs)}</span>
          <span>{end}</span>
        </div>
      </div>
    )
  }
  return (
    <div className="grid w-full grid-cols-[40px_1fr_40px] items-center gap-2 text-12 text-ink-3">
      <span className="text-right">{formatDuration(shownMs)}</span>
      {slider}
      <span>{end}</span>
    </div>
  )
}

const selectAudioSongId = ({ current }: PlayerState) =>
  current?.track.song.playback.kind === 'audio' ? current.track.song.id : undefined

'use client'

import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useCanvas } from '@/components/ribbon/use-canvas'
import { waveformQuery } from '@/lib/client/songs'
import { drawWaveform } from './draw-waveform'

/** The outline of a song that plays here, or nothing while none is known. */
export function useWaveform(songId: string | undefined): readonly number[] | null {
  const { data } = useQuery({ ...waveformQuery(songId ?? ''), enabled: songId !== undefined })
  return data?.peaks ?? null
}

type WaveformProps = { peaks: readonly number[]; played: number }

/** The outline of the song; what was played, in the accent. Decoration: the slider over it speaks. */
export function Waveform({ peaks, played }: WaveformProps) {
  const canvas = useCanvas(
    useCallback(
      (pen, surface) => {
        const styles = getComputedStyle(pen.canvas)
        const colours = {
          played: styles.getPropertyValue('--accent'),
          rest: styles.getPropertyValue('--fill-3'),
        }
        drawWaveform(pen, surface, { peaks, played, colours })
      },
      [peaks, played],
    ),
  )
  return (
    <canvas ref={canvas} aria-hidden className="pointer-events-none absolute inset-0 size-full" />
  )
}

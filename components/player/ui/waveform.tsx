'use client'

import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useCanvas } from '@/components/ribbon/use-canvas'
import { waveformQuery } from '@/lib/client/songs'
import { drawWaveform } from './draw-waveform'

/** Returns the peaks of a song, 0 to 255; null while they load, or if there are none. */
export function useWaveform(songId: string | undefined): readonly number[] | null {
  const { data } = useQuery({ ...waveformQuery(songId ?? ''), enabled: songId !== undefined })
  return data?.peaks ?? null
}

type WaveformProps = {
  peaks: readonly number[]
  /** The played part, 0 to 1. */
  played: number
}

/** The waveform of a song, its played part in the accent. Decorative: the slider has the value. */
export function Waveform({ peaks, played }: WaveformProps) {
  const canvas = useCanvas(
    useCallback(
      (context, surface) => {
        const styles = getComputedStyle(context.canvas)
        const colours = {
          played: styles.getPropertyValue('--accent'),
          rest: styles.getPropertyValue('--fill-3'),
        }
        drawWaveform(context, surface, { peaks, played, colours })
      },
      [peaks, played],
    ),
  )
  return (
    <canvas ref={canvas} aria-hidden className="pointer-events-none absolute inset-0 size-full" />
  )
}

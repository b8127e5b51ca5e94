'use client'

import { useMemo } from 'react'
import { tickOf } from '@/components/lists/use-set'
import { useTracks } from '@/components/lists/use-tracks'
import { Ribbon } from '@/components/ribbon/ribbon'
import type { Tick } from '@/components/ribbon/tick'
import { RibbonSkeleton } from '@/components/ui/skeleton'
import { count, number } from '@/components/ui/words'
import type { Import } from '@/lib/contract/imports'

/** More rows than this share ticks. */
const TICKS_MOST = 400

/** An import under way: grey where rows came in, hairlines for those to come. */
export function WeavingRibbon({ progress }: Pick<Import, 'progress'>) {
  const { done, total } = progress
  const size = Math.min(TICKS_MOST, total)
  const woven = total === 0 ? 0 : Math.floor((done / total) * size)
  const ticks = useMemo<Tick[]>(
    () =>
      Array.from({ length: size }, (_, index) => ({
        artist: String(index),
        state: index < woven ? 'plain' : 'pending',
      })),
    [size, woven],
  )
  if (size === 0) return <RibbonSkeleton className="h-14" />
  return (
    <div
      role="progressbar"
      aria-label="Reading the file"
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={`${number(done)} of ${number(total)} rows`}
    >
      <Ribbon
        ticks={ticks}
        at={Math.min(size - 1, woven)}
        headroom={10}
        fuse={false}
        isNamed={false}
        className="h-14"
      />
    </div>
  )
}

/** What came in, in its colours and in list order. */
export function WovenRibbon({ playlistId }: { playlistId: string }) {
  const { tracks } = useTracks(playlistId)
  const ticks = useMemo(() => tracks.map(tickOf), [tracks])
  if (ticks.length === 0) return <RibbonSkeleton className="h-14" />
  return (
    <Ribbon
      ticks={ticks}
      fuse={false}
      className="h-14"
      label={`${count(ticks.length, 'track')} in list order, coloured by artist`}
    />
  )
}

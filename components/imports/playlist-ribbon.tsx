'use client'

import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { Ribbon } from '@/components/ribbon/ribbon'
import { Button } from '@/components/ui/button'
import { RibbonSkeleton } from '@/components/ui/skeleton'
import { count, number } from '@/components/ui/words'
import { ApiProblem } from '@/lib/client/api'
import { importedTracksQuery } from '@/lib/client/imported-tracks'
import type { Import } from '@/lib/contract/imports'
import { Woven } from './woven'

type PlaylistRibbonProps = {
  playlist: Import['playlists'][number]
  /** How many tracks are asked for at most. */
  most: number
  /** Sets the height, as `h-14`. */
  className: string
}

/** A playlist that came in, in the colours of its artists as soon as they are known. */
export function PlaylistRibbon({ playlist, most, className }: PlaylistRibbonProps) {
  const { data: tracks, error, refetch } = useQuery(importedTracksQuery(playlist.id, most))
  if (playlist.trackCount === 0) return <RibbonSkeleton className={className} />
  const label = `${playlist.name}: ${count(playlist.trackCount, 'track')} in list order`
  if (!tracks) {
    return (
      <>
        <Woven done={playlist.trackCount} total={playlist.trackCount} className={className} />
        {error && <Missing error={error} onRetry={() => refetch()} />}
      </>
    )
  }
  return (
    <>
      <div className="starting:opacity-0 transition-opacity duration-slow">
        <Ribbon ticks={tracks} fuse={false} label={label} className={clsx('block', className)} />
      </div>
      {tracks.length === most && playlist.trackCount > most && (
        <p className="px-gutter pt-2 text-12 text-ink-3">
          The first {number(most)} of {count(playlist.trackCount, 'track')}
        </p>
      )}
    </>
  )
}

function Missing({ error, onRetry }: { error: Error; onRetry: () => void }) {
  if (error instanceof ApiProblem && error.status === 404) {
    return <p className="px-gutter pt-2 text-ink-2">This playlist has been deleted since.</p>
  }
  return (
    <p className="flex flex-wrap items-center gap-3 px-gutter pt-2 text-ink-2">
      The colours did not load. {error.message}
      <Button onClick={onRetry}>Try again</Button>
    </p>
  )
}

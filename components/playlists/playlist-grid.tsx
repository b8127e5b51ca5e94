'use client'

import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { Icon } from '@/components/ui/icons'
import { RibbonSkeleton, Skeleton } from '@/components/ui/skeleton'
import { playlistsQuery } from '@/lib/client/list-queries'
import { NewPlaylist } from './new-playlist'
import { PlaylistCard } from './playlist-card'

/** Every playlist as its cover and its name. */
export function PlaylistGrid() {
  const [isNewOpen, setNewOpen] = useState(false)
  const { data, error, refetch } = useQuery(playlistsQuery())
  return (
    <div className="grid gap-6 px-gutter pt-8 pb-16 phone:pt-5">
      <div className="flex items-center justify-between gap-4">
        <h1 className="text-28 font-strong">Playlists</h1>
        {data && data.length > 0 && (
          <Button onClick={() => setNewOpen(true)}>
            <Icon of={Plus} />
            New playlist
          </Button>
        )}
      </div>
      {data && data.length > 0 && (
        <ul className={GRID}>
          {data.map((playlist) => (
            <li key={playlist.id}>
              <PlaylistCard playlist={playlist} />
            </li>
          ))}
        </ul>
      )}
      {data?.length === 0 && (
        <EmptyState
          title="No playlists yet"
          actions={
            <>
              <ButtonLink href="/import" look="primary">
                Import
              </ButtonLink>
              <Button onClick={() => setNewOpen(true)}>New playlist</Button>
            </>
          }
        >
          Bring yours from Spotify, YouTube or a file, or begin with an empty one.
        </EmptyState>
      )}
      {!data && !error && <PlaylistGridSkeleton />}
      {!data && error && (
        <ErrorState
          title="Your playlists did not load"
          detail={error.message}
          onRetry={() => void refetch()}
        />
      )}
      <NewPlaylist isOpen={isNewOpen} onOpenChange={setNewOpen} />
    </div>
  )
}

const GRID = 'grid grid-cols-[repeat(auto-fill,minmax(148px,1fr))] gap-x-5 gap-y-7'
const BONES = ['a', 'b', 'c', 'd', 'e', 'f']

function PlaylistGridSkeleton() {
  return (
    <div role="status" aria-label="Loading your playlists" className={GRID}>
      {BONES.map((bone) => (
        <div key={bone} className="grid gap-3">
          <RibbonSkeleton className="aspect-square" />
          <Skeleton className="h-4 w-3/4" />
          <Skeleton className="h-3 w-1/2" />
        </div>
      ))}
    </div>
  )
}

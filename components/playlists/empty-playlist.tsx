'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { TrackEdits } from '@/components/lists/use-track-edits'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

const AddTracks = dynamic(() => import('./add-tracks').then((module) => module.AddTracks))

/** A playlist without tracks, and two ways to fill it. */
export function EmptyPlaylist({ edits }: { edits: TrackEdits }) {
  const [isAddOpen, setAddOpen] = useState(false)
  return (
    <div className="px-gutter py-6">
      <EmptyState
        title="No tracks yet"
        actions={
          <>
            <Button look="primary" onClick={() => setAddOpen(true)}>
              Add tracks
            </Button>
            <ButtonLink href="/import">Import</ButtonLink>
          </>
        }
      >
        Search your songs and add them here, or import a playlist from elsewhere.
      </EmptyState>
      {isAddOpen && <AddTracks edits={edits} onClose={() => setAddOpen(false)} />}
    </div>
  )
}

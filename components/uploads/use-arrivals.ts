'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { toast } from 'sonner'
import { addTracksAction } from '@/lib/actions/playlist-tracks'
import { invalidateLists } from '@/lib/client/invalidate-lists'
import { audioQueue } from './audio-queue'
import { byPlaylist, gatherArrivals } from './gather-arrivals'

/** Shows songs that came in where they belong, and puts them into the playlist they were dropped on. */
export function useArrivals(): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      gatherArrivals(audioQueue, async (arrivals) => {
        await Promise.all([...byPlaylist(arrivals)].map(addTo))
        invalidateLists(queries)
      }),
    [queries],
  )
}

async function addTo([playlistId, songIds]: [string, string[]]): Promise<void> {
  const result = await addTracksAction({ playlistId, songIds }).catch(() => undefined)
  if (result?.ok) return
  const why = result?.problem.detail ?? 'Riffle cannot be reached'
  toast(`Uploaded, but not added to the playlist: ${why}`)
}

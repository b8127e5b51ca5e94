'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { toast } from 'sonner'
import { addTracksAction } from '@/lib/actions/playlist-tracks'
import { forgetLists } from '@/lib/client/lists'
import { audioQueue } from './audio-queue'

/** Shows songs that came in where they belong, and puts them into the playlist they were dropped on. */
export function useArrivals(): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      audioQueue.onArrival(async ({ songId, playlistId }) => {
        if (!playlistId) return forgetLists(queries)
        const result = await addTracksAction({ playlistId, songIds: [songId] }).catch(
          () => undefined,
        )
        if (!result?.ok) {
          toast(
            `Uploaded, but not added to the playlist: ${result?.problem.detail ?? 'Riffle cannot be reached'}`,
          )
        }
        forgetLists(queries)
      }),
    [queries],
  )
}

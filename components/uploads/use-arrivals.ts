'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { toast } from 'sonner'
import { orderKey, PLAYLISTS_KEY, tracksKey } from '@/components/lists/list-queries'
import { addTracksAction } from '@/lib/actions/playlist-tracks'
import { audioQueue } from './audio-queue'

/** Shows songs that came in where they belong, and puts them into the playlist they were dropped on. */
export function useArrivals(): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      audioQueue.onArrival(async ({ songId, playlistId }) => {
        void queries.invalidateQueries({ queryKey: ['songs'] })
        if (!playlistId) return
        const result = await addTracksAction({ playlistId, songIds: [songId] }).catch(
          () => undefined,
        )
        if (!result?.ok) {
          toast(
            `Uploaded, but not added to the playlist: ${result?.problem.detail ?? 'Riffle cannot be reached'}`,
          )
        }
        for (const queryKey of [tracksKey(playlistId), orderKey(playlistId), PLAYLISTS_KEY]) {
          void queries.invalidateQueries({ queryKey })
        }
      }),
    [queries],
  )
}

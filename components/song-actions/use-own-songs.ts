'use client'

import { useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { ApiProblem } from '@/lib/client/api'
import { invalidateLists } from '@/lib/client/invalidate-lists'
import { removeSong, restoreSong } from '@/lib/client/own-songs'
import type { Song } from '@/lib/contract/songs'

/** Takes uploads away, with a way back, and shows everywhere what changed. */
export function useOwnSongs() {
  const queries = useQueryClient()

  const refreshLists = () => invalidateLists(queries)

  async function restore({ id }: Song) {
    await restoreSong(id).catch((error: unknown) => toast(`Not brought back: ${wordsOf(error)}`))
    refreshLists()
  }

  return {
    showAnew: refreshLists,
    async remove(song: Song) {
      try {
        await removeSong(song.id)
      } catch (error) {
        toast(`Not deleted: ${wordsOf(error)}`)
        return
      }
      refreshLists()
      toast(`${song.title} deleted`, {
        action: { label: 'Undo', onClick: () => void restore(song) },
      })
    },
  }
}

export const wordsOf = (error: unknown): string =>
  error instanceof ApiProblem ? error.message : 'Something went wrong here.'

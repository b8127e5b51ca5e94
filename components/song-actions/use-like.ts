'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import { toast } from 'sonner'
import { api } from '@/lib/client/api'
import { tracksKey } from '@/lib/client/list-queries'
import { liked as contract } from '@/lib/contract/liked'
import type { Song } from '@/lib/contract/songs'
import { LIKED_LIST } from '@/lib/list-id'
import { likedChanges, noteLiked } from './like-store'

type LikeableSong = Pick<Song, 'id' | 'liked'>

const isLiked = ({ id, liked }: LikeableSong) => likedChanges.get().byId.get(id) ?? liked

/** Whether a song is liked, changes of this window included. */
export function useIsLiked(song: LikeableSong): boolean {
  const read = () => isLiked(song)
  return useSyncExternalStore(likedChanges.subscribe, read, () => song.liked)
}

/** Likes or unlikes at once, and takes it back with a word when the server refuses. */
export function useToggleLike(): (song: LikeableSong) => void {
  const queries = useQueryClient()
  return useCallback(
    async (song) => {
      const wanted = !isLiked(song)
      noteLiked(song.id, wanted)
      try {
        await api(wanted ? contract.like : contract.unlike, { songId: song.id })
        queries.invalidateQueries({ queryKey: tracksKey(LIKED_LIST) })
      } catch (error) {
        noteLiked(song.id, !wanted)
        toast(`Not saved: ${error instanceof Error ? error.message : 'try again'}`)
      }
    },
    [queries],
  )
}

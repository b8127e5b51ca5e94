'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { toast } from 'sonner'
import { useStore } from 'zustand'
import { api } from '@/lib/client/api'
import { tracksKey } from '@/lib/client/list-queries'
import { liked as contract } from '@/lib/contract/liked'
import type { Song } from '@/lib/contract/songs'
import { LIKED_LIST } from '@/lib/list-id'
import { likedChanges, setLiked } from './like-store'

type LikeableSong = Pick<Song, 'id' | 'liked'>

const isLiked = ({ id, liked }: LikeableSong) => likedChanges.getState().byId.get(id) ?? liked

/** Whether a song is liked, changes of this window included. */
export function useIsLiked(song: LikeableSong): boolean {
  return useStore(likedChanges, ({ byId }) => byId.get(song.id) ?? song.liked)
}

/** Likes or unlikes at once, and takes it back with a word when the server refuses. */
export function useToggleLike(): (song: LikeableSong) => void {
  const queries = useQueryClient()
  return useCallback(
    async (song) => {
      const wanted = !isLiked(song)
      setLiked(song.id, wanted)
      try {
        await api(wanted ? contract.like : contract.unlike, { songId: song.id })
        queries.invalidateQueries({ queryKey: tracksKey(LIKED_LIST) })
      } catch (error) {
        setLiked(song.id, !wanted)
        toast(`Not saved: ${error instanceof Error ? error.message : 'try again'}`)
      }
    },
    [queries],
  )
}

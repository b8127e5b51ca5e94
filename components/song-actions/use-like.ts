'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useStore } from 'zustand'
import { useProblemText } from '@/components/messages/use-problem-text'
import { api } from '@/lib/client/api'
import { tracksKey } from '@/lib/client/list-queries'
import { liked as contract } from '@/lib/contract/liked'
import type { Song } from '@/lib/contract/song'
import { LIKED_LIST } from '@/lib/list-id'
import { likedChanges, setLiked } from './like-store'

type LikeableSong = Pick<Song, 'id' | 'liked'>

const isLiked = ({ id, liked }: LikeableSong) => likedChanges.getState().byId.get(id) ?? liked

/** Whether a song is liked, changes of this window included. */
export function useIsLiked(song: LikeableSong): boolean {
  return useStore(likedChanges, ({ byId }) => byId.get(song.id) ?? song.liked)
}

/** Returns a function that likes or unlikes a song at once, and reverts that if the server rejects it. */
export function useToggleLike(): (song: LikeableSong) => Promise<void> {
  const queries = useQueryClient()
  const t = useTranslations('song')
  const problemText = useProblemText()

  return async (song) => {
    const nextLiked = !isLiked(song)
    setLiked(song.id, nextLiked)
    await api(nextLiked ? contract.like : contract.unlike, { songId: song.id }).then(
      () => queries.invalidateQueries({ queryKey: tracksKey(LIKED_LIST) }),
      (error: Error) => {
        setLiked(song.id, !nextLiked)
        toast(t('notLiked', { reason: problemText(error) }))
      },
    )
  }
}

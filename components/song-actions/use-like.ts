'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useStore } from 'zustand'
import { useProblemText } from '@/components/messages/use-problem-text'
import { announce } from '@/components/ui/announcer'
import { tracksKey } from '@/lib/client/list-queries'
import type { Song } from '@/lib/contract/song'
import { LIKED_LIST } from '@/lib/list-id'
import { likedChanges, setLiked } from './like-store'
import { sendLike } from './send-like'

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
    const wasLiked = isLiked(song)
    setLiked(song.id, !wasLiked)
    announce(t(wasLiked ? 'unliked' : 'liked'))
    try {
      if (await sendLike(song.id, wasLiked))
        await queries.invalidateQueries({ queryKey: tracksKey(LIKED_LIST) })
    } catch (error) {
      toast(t('notLiked', { reason: problemText(error as Error) }))
    }
  }
}

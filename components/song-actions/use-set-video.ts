'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { updateCachedSongs } from '@/lib/client/cached-songs'
import { fieldErrors } from '@/lib/client/field-errors'
import { linkVideo, restoreVideo } from '@/lib/client/videos'
import type { Song } from '@/lib/contract/song'
import { changedSong } from './changed-song'

/** Returns the text for a video that could not be set. */
export function useVideoProblem() {
  const problemText = useProblemText()
  return (error: Error): string => fieldErrors(error, ['url']).url ?? problemText(error)
}

/** Returns how to show changed songs in all loaded lists and in the player. */
export function useShowSongs() {
  const client = useQueryClient()
  return (songs: readonly Song[]) => {
    updateCachedSongs(client, songs)
    for (const song of songs) changedSong.setState({ song })
  }
}

/**
 * Returns how to set the video of a song by a link; a toast, which is announced, shows the outcome and
 * offers to undo it. The changed song is undefined if the link was rejected.
 */
export function useSetVideo() {
  const t = useTranslations('song.video')
  const problemText = useProblemText()
  const videoProblem = useVideoProblem()
  const showSongs = useShowSongs()

  const undo = (before: Song) =>
    restoreVideo(before).then(
      (song) => {
        showSongs([song])
        toast(t('restored', { title: before.title }))
      },
      (error: Error) => toast(t('notRestored', { reason: problemText(error) })),
    )

  return (before: Song, url: string): Promise<Song | undefined> => {
    const { id, title } = before
    return linkVideo(id, url).then(
      (song) => {
        showSongs([song])
        const action = { label: t('undo'), onClick: () => void undo(before) }
        toast(t('set', { title }), { action })
        return song
      },
      (error: Error) => {
        toast(t('notSet', { title, reason: videoProblem(error) }))
        return undefined
      },
    )
  }
}

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

/** The changed song, or the text for why nothing changed. */
type Outcome = { song: Song; problem?: undefined } | { song?: undefined; problem: string }

/** Returns how to show changed songs in all loaded lists and in the player. */
export function useShowSongs() {
  const client = useQueryClient()
  return (songs: readonly Song[]) => {
    updateCachedSongs(client, songs)
    for (const song of songs) changedSong.setState({ song })
  }
}

/** Returns how to set the video of a song by a link, and how to restore what it had before. */
export function useVideoChanges() {
  const problemText = useProblemText()
  const showSongs = useShowSongs()

  const show = (song: Song): Outcome => {
    showSongs([song])
    return { song }
  }
  const explain = (error: Error): Outcome => ({
    problem: fieldErrors(error, ['url']).url ?? problemText(error),
  })
  return {
    set: ({ id }: Song, url: string) => linkVideo(id, url).then(show, explain),
    restore: (before: Song) => restoreVideo(before).then(show, explain),
  }
}

/** Returns how to set the video of a song by a link; a toast, which is announced, has the outcome and Undo. */
export function useSetVideo() {
  const t = useTranslations('song.video')
  const { set, restore } = useVideoChanges()

  async function undo(before: Song) {
    const { problem } = await restore(before)
    toast(problem ? t('notRestored', { reason: problem }) : t('restored', { title: before.title }))
  }

  return async (before: Song, url: string): Promise<void> => {
    const { title } = before
    const { problem } = await set(before, url)
    if (problem) return void toast(t('notSet', { title, reason: problem }))
    const action = { label: t('undo'), onClick: () => void undo(before) }
    toast(t('set', { title }), { action })
  }
}

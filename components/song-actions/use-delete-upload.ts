'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { invalidateLists } from '@/lib/client/invalidate-lists'
import { removeSong, restoreSong } from '@/lib/client/own-songs'
import type { Song } from '@/lib/contract/song'

/** Returns a function that deletes an upload of the user and offers to undo that. */
export function useDeleteUpload(): (song: Song) => Promise<void> {
  const queries = useQueryClient()
  const t = useTranslations('song.upload')
  const problemText = useProblemText()

  async function restore({ id }: Song) {
    await restoreSong(id).catch((error: Error) =>
      toast(t('notRestored', { reason: problemText(error) })),
    )
    invalidateLists(queries)
  }

  function confirmDeletion(song: Song) {
    invalidateLists(queries)
    toast(t('deleted', { title: song.title }), {
      action: { label: t('undo'), onClick: () => void restore(song) },
    })
  }

  return (song) =>
    removeSong(song.id).then(
      () => confirmDeletion(song),
      (error: Error) => void toast(t('notDeleted', { reason: problemText(error) })),
    )
}

'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { removePlaylistAction } from '@/lib/actions/playlists'
import { PLAYLISTS_KEY } from '@/lib/client/list-queries'
import type { Playlist } from '@/lib/contract/playlist'

type DeletePlaylistProps = {
  playlist: Pick<Playlist, 'id' | 'name'>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Confirms and deletes: a deleted playlist cannot be restored. */
export function DeletePlaylist({ playlist, isOpen, onOpenChange }: DeletePlaylistProps) {
  const t = useTranslations('playlists.delete')
  const problemText = useProblemText()
  const router = useRouter()
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)

  async function remove() {
    setBusy(true)
    const result = await removePlaylistAction({ playlistId: playlist.id }).catch(() => undefined)
    setBusy(false)
    if (!result?.ok) return toast(t('notDeleted', { reason: problemText(result?.problem) }))
    queries.invalidateQueries({ queryKey: PLAYLISTS_KEY })
    router.push('/playlists')
  }

  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t('title', { name: playlist.name })}
      description={t('description')}
    >
      <DialogButtons>
        <Button onClick={() => onOpenChange(false)}>{t('cancel')}</Button>
        <Button look="danger" disabled={isBusy} onClick={() => void remove()}>
          {t('confirm')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}

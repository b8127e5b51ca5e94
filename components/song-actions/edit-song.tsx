'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { invalidateLists } from '@/lib/client/invalidate-lists'
import { changeCover, changeSong, removeCover, type SongChange } from '@/lib/client/own-songs'
import type { Song } from '@/lib/contract/song'
import { changedSong } from './changed-song'
import { type CoverChoice, CoverField } from './cover-field'
import { editedSong } from './edited-song'
import { SongFields } from './song-fields'
import { readSongChange } from './song-form-data'

const close = () => editedSong.setState({ song: undefined })

/** The dialog that changes the details and the cover of an upload. */
export function EditSong({ song }: { song: Song }) {
  const t = useTranslations('song.details')
  return (
    <Dialog isOpen onOpenChange={close} title={t('heading')}>
      <EditForm key={song.id} song={song} />
    </Dialog>
  )
}

function EditForm({ song }: { song: Song }) {
  const t = useTranslations('song.details')
  const queries = useQueryClient()
  const problemText = useProblemText()
  const [cover, setCover] = useState<CoverChoice>('kept')
  const save = useMutation({
    async mutationFn(change: SongChange) {
      const changed = await changeSong(song.id, change)
      if (cover instanceof File) return changeCover(song.id, cover)
      if (cover === 'kept') return changed
      await removeCover(song.id)
      return { ...changed, coverUrl: changed.album?.coverUrl ?? null }
    },
    onSuccess(changed) {
      changedSong.setState({ song: changed })
      close()
    },
    // The details may be saved although the cover was rejected.
    onSettled: () => invalidateLists(queries),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    save.mutate(readSongChange(new FormData(event.currentTarget)))
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <CoverField song={song} choice={cover} onChoose={setCover} />
      <SongFields song={song} />
      {save.error && (
        <p role="alert" className="text-danger">
          {problemText(save.error)}
        </p>
      )}
      <DialogButtons>
        <Button onClick={close}>{t('cancel')}</Button>
        <Button look="primary" type="submit" disabled={save.isPending}>
          {t('save')}
        </Button>
      </DialogButtons>
    </form>
  )
}

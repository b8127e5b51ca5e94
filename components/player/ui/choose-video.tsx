'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { fieldErrors } from '@/lib/client/field-errors'
import { hasTrackPages, tracksKey } from '@/lib/client/list-queries'
import { useLinkVideo } from '@/lib/client/videos'
import type { Song } from '@/lib/contract/song'
import type { CurrentTrack } from '../engine/types'
import { usePlayer } from './player-context'
import { VideoCandidates } from './video-candidates'

/**
 * A dialog to choose the video of the song that was current when the dialog opened: one of the
 * candidates, or a link.
 */
export function ChooseVideo({ current }: { current: CurrentTrack }) {
  const t = useTranslations('player.chooseVideo')
  const { player, panels } = usePlayer()
  const queries = useQueryClient()
  const [{ source, track }] = useState(current)
  const { song } = track
  const link = useLinkVideo(song.id, applyChoice)
  const errors = fieldErrors(link.error, ['url'])
  const close = () => panels.setState({ isChoosingVideo: false })

  function applyChoice(chosen: Song) {
    player.replaceRecording(chosen)
    close()
    const queryKey = hasTrackPages(source.list) ? tracksKey(source.list) : ['songs']
    void queries.invalidateQueries({ queryKey })
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    link.mutate(String(new FormData(event.currentTarget).get('url')))
  }

  return (
    <Dialog isOpen onOpenChange={close} title={song.title} description={t('description')}>
      <VideoCandidates song={song} onChosen={applyChoice} />
      <form onSubmit={submit} className="grid gap-6">
        <Field
          label={t('link')}
          name="url"
          type="url"
          required
          maxLength={500}
          autoComplete="off"
          error={errors.url ?? errors.form}
        />
        <DialogButtons>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="submit" look="primary" disabled={link.isPending}>
            {t('submit')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}

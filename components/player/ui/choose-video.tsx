'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { fieldErrors } from '@/lib/client/field-errors'
import { tracksKey } from '@/lib/client/list-queries'
import { useLinkVideo } from '@/lib/client/videos'
import type { Song } from '@/lib/contract/songs'
import { LIBRARY_LIST } from '@/lib/list-id'
import type { CurrentTrack } from '../engine/types'
import { usePlayer } from './player-context'
import { VideoCandidates } from './video-candidates'

/**
 * Asks which video plays the song that stood at the needle when this was opened: one of those that
 * were found, or one by its link.
 */
export function ChooseVideo({ now }: { now: CurrentTrack }) {
  const { player, panels } = usePlayer()
  const queries = useQueryClient()
  const [{ source, track }] = useState(now)
  const { song } = track
  const link = useLinkVideo(song.id, use)
  const errors = fieldErrors(link.error, ['url'])
  const close = () => panels.setState({ isChoosingVideo: false })

  function use(chosen: Song) {
    player.replaceRecording(chosen)
    close()
    const queryKey = source.list === LIBRARY_LIST ? ['songs'] : tracksKey(source.list)
    void queries.invalidateQueries({ queryKey })
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    link.mutate(String(new FormData(event.currentTarget).get('url')))
  }

  return (
    <Dialog
      isOpen
      onOpenChange={close}
      title={song.title}
      description="Choose the video that plays this song. Riffle remembers it for you."
    >
      <VideoCandidates song={song} onChosen={use} />
      <form onSubmit={submit} className="grid gap-6">
        <Field
          label="Link to a YouTube video"
          name="url"
          type="url"
          required
          maxLength={500}
          autoComplete="off"
          error={errors.url ?? errors.form}
        />
        <DialogButtons>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" look="primary" disabled={link.isPending}>
            Play this
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}

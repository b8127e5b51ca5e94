'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { tracksKey } from '@/components/lists/list-queries'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { api } from '@/lib/client/api'
import { fieldErrors } from '@/lib/client/field-errors'
import { songs } from '@/lib/contract/songs'
import { usePlayer } from './player-context'
import type { Now } from './types'

/** Asks for the video that plays a song. The player waits at the song while one looks for it. */
export function PasteLink({ now }: { now: Now }) {
  const { player } = usePlayer()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const { song } = now.track
  const link = useMutation({
    mutationFn: (url: string) => api(songs.linkVideo, { songId: song.id, url }),
    onSuccess(linked) {
      setOpen(false)
      player.playAnew(linked)
      queries.invalidateQueries({ queryKey: tracksKey(now.source.list) })
    },
  })
  const errors = fieldErrors(link.error, ['url'])

  function open(isWanted: boolean) {
    setOpen(isWanted)
    link.reset()
    player.hold(isWanted)
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    link.mutate(String(new FormData(event.currentTarget).get('url')))
  }

  return (
    <>
      <button type="button" onClick={() => open(true)} className="link">
        Paste a link
      </button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={open}
        title={song.title}
        description="Choose the video that plays this song. Riffle remembers it for you."
      >
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
            <Button onClick={() => open(false)}>Cancel</Button>
            <Button type="submit" look="primary" disabled={link.isPending}>
              Play this
            </Button>
          </DialogButtons>
        </form>
      </Dialog>
    </>
  )
}

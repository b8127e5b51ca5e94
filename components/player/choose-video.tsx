'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { tracksKey } from '@/components/lists/list-queries'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { fieldErrors } from '@/lib/client/field-errors'
import { useLinkVideo } from '@/lib/client/videos'
import type { Song } from '@/lib/contract/songs'
import { usePlayer } from './player-context'
import type { Now } from './types'
import { VideoCandidates } from './video-candidates'

type ChooseVideoProps = { now: Now; words: string }

/**
 * Asks which video plays a song: one of those that were found, or one by its link. The player waits
 * meanwhile, since nothing may cover a video that plays.
 */
export function ChooseVideo({ now, words }: ChooseVideoProps) {
  const { player, panels } = usePlayer()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [wasPlaying, setWasPlaying] = useState(false)
  const { song } = now.track
  const link = useLinkVideo(song.id, use)
  const errors = fieldErrors(link.error, ['url'])

  function show(isWanted: boolean) {
    setOpen(isWanted)
    panels.set({ isChoosingVideo: isWanted })
  }

  function use(chosen: Song) {
    show(false)
    player.playAnew(chosen)
    queries.invalidateQueries({ queryKey: tracksKey(now.source.list) })
  }

  function open(isWanted: boolean) {
    show(isWanted)
    link.reset()
    player.hold(isWanted)
    if (isWanted) {
      const isPlaying = player.state.get().status === 'playing'
      setWasPlaying(isPlaying)
      if (isPlaying) player.pause()
    } else if (wasPlaying) player.resume()
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    link.mutate(String(new FormData(event.currentTarget).get('url')))
  }

  return (
    <>
      <button type="button" onClick={() => open(true)} className="link">
        {words}
      </button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={open}
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

'use client'

import { Upload } from 'lucide-react'
import { type ChangeEvent, useRef } from 'react'
import { Button, type ButtonLook } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { audioQueue } from './audio-queue'

type ChooseAudioProps = { look?: ButtonLook; playlistId?: string }

const TAKEN = 'audio/*,.mp3,.flac,.ogg,.oga,.opus,.wav,.m4a,.m4b,.aac'

/** The way to choose audio from one's own machine. */
export function ChooseAudio({ look, playlistId }: ChooseAudioProps) {
  const input = useRef<HTMLInputElement>(null)

  function choose(event: ChangeEvent<HTMLInputElement>) {
    audioQueue.add([...(event.target.files ?? [])], playlistId)
    // The same file can be chosen again only when the field forgets it.
    event.target.value = ''
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={TAKEN}
        aria-label="Audio files"
        onChange={choose}
      />
      <Button look={look} isLarge onClick={() => input.current?.click()}>
        <Icon of={Upload} />
        Upload
      </Button>
    </>
  )
}

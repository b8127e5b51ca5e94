'use client'

import { Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ChangeEvent, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { audioQueue } from './audio-queue'

const ACCEPTED_TYPES = 'audio/*,.mp3,.flac,.ogg,.oga,.opus,.wav,.m4a,.m4b,.mp4,.aac,.webm,.weba'

type ChooseAudioProps = { isSmall?: boolean }

/** A button that uploads chosen audio files. */
export function ChooseAudio({ isSmall = false }: ChooseAudioProps) {
  const t = useTranslations('uploads')
  const input = useRef<HTMLInputElement>(null)

  function uploadChosen({ target }: ChangeEvent<HTMLInputElement>) {
    audioQueue.add([...(target.files ?? [])])
    // The same file can be chosen again only after the value is cleared.
    target.value = ''
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPTED_TYPES}
        aria-label={t('field')}
        onChange={uploadChosen}
      />
      <Button isLarge={!isSmall} onClick={() => input.current?.click()}>
        <Icon of={Upload} />
        {t('choose')}
      </Button>
    </>
  )
}

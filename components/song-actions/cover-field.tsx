'use client'

import { ImageOff, Music } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ChangeEvent, useEffect, useMemo, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import type { Song } from '@/lib/contract/song'

/** The change to a song's cover: a new image, or whether the current one is kept. */
export type CoverChoice = File | 'kept' | 'removed'

type CoverFieldProps = {
  song: Song
  choice: CoverChoice
  onChoose: (choice: CoverChoice) => void
}

/** A preview of the cover after the change, with buttons to choose another image or none. */
export function CoverField({ song, choice, onChoose }: CoverFieldProps) {
  const t = useTranslations('song.cover')
  const input = useRef<HTMLInputElement>(null)
  const preview = usePreview(song, choice)

  function chooseFile({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? []
    if (file) onChoose(file)
    // The same file can be chosen again only after the value is cleared.
    target.value = ''
  }

  return (
    <fieldset className="flex items-center gap-4">
      <legend className="sr-only">{t('label')}</legend>
      <div className="grid size-18 shrink-0 place-items-center overflow-hidden rounded-item bg-well text-ink-3">
        {preview ? (
          // biome-ignore lint/performance/noImgElement: the server sends the image in this size
          <img
            src={preview}
            alt={t('alt', { title: song.title })}
            className="size-full object-cover"
          />
        ) : (
          <Icon of={choice === 'removed' ? ImageOff : Music} size={24} />
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp,image/gif"
        aria-label={t('field')}
        onChange={chooseFile}
      />
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => input.current?.click()}>{t('choose')}</Button>
        {preview && (
          <Button look="bare" onClick={() => onChoose('removed')}>
            {t('remove')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

/** Returns the URL of the image to show; undefined if the song has or keeps none of its own. */
function usePreview({ coverUrl }: Song, choice: CoverChoice): string | undefined {
  const chosenUrl = useMemo(
    () => (choice instanceof File ? URL.createObjectURL(choice) : undefined),
    [choice],
  )
  useEffect(() => {
    if (chosenUrl) return () => URL.revokeObjectURL(chosenUrl)
  }, [chosenUrl])
  // An absolute URL is the cover of the album, which an upload cannot change.
  const ownUrl = coverUrl?.startsWith('/') ? `${coverUrl}&size=96` : undefined
  return chosenUrl ?? (choice === 'kept' ? ownUrl : undefined)
}

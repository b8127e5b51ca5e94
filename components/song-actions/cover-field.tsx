'use client'

import { ImageOff, Music } from 'lucide-react'
import { type ChangeEvent, useEffect, useMemo, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import type { Song } from '@/lib/contract/songs'

/** What is to become of a song's cover. */
export type CoverChoice = File | 'kept' | 'removed'

type CoverFieldProps = {
  song: Song
  choice: CoverChoice
  onChoose: (choice: CoverChoice) => void
}

/** The cover as it will be, and the ways to change it. */
export function CoverField({ song, choice, onChoose }: CoverFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const own = song.coverUrl?.startsWith('/') ? `${song.coverUrl}&size=96` : undefined
  const chosen = useMemo(
    () => (choice instanceof File ? URL.createObjectURL(choice) : ''),
    [choice],
  )
  useEffect(() => () => URL.revokeObjectURL(chosen), [chosen])
  const shown = chosen || (choice === 'kept' ? own : undefined)

  function choose(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? []
    if (file) onChoose(file)
    event.target.value = ''
  }

  return (
    <fieldset className="flex items-center gap-4">
      <legend className="sr-only">Cover</legend>
      <div className="grid size-18 shrink-0 place-items-center overflow-hidden rounded-item bg-well text-ink-3">
        {shown ? (
          // biome-ignore lint/performance/noImgElement: our own picture, in the size it is shown in
          <img src={shown} alt="The cover" className="size-full object-cover" />
        ) : (
          <Icon of={choice === 'removed' ? ImageOff : Music} size={24} />
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp,image/gif"
        aria-label="Cover picture"
        onChange={choose}
      />
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => input.current?.click()}>Choose a cover</Button>
        {shown && (
          <Button look="bare" onClick={() => onChoose('removed')}>
            Remove it
          </Button>
        )}
      </div>
    </fieldset>
  )
}

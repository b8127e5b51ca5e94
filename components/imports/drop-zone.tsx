'use client'

import { FileUp } from 'lucide-react'
import { type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import type { DroppedFile } from './dropped-files'

type DropZoneProps = {
  onFiles: (files: DroppedFile[]) => void
  /** Other ways in, beside that of files. */
  children?: ReactNode
}

/** What can be brought in, and the way to choose it: a ribbon that is not filled yet. */
export function DropZone({ onFiles, children }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null)
  const titleId = useId()

  function importChosen(element: HTMLInputElement) {
    const files = [...(element.files ?? [])]
    // The same file can be chosen again only after the value is cleared.
    element.value = ''
    if (files.length > 0) onFiles(files.map((file) => ({ file, isFolder: false })))
  }

  // Files chosen before hydration caused no change event.
  const importEarlyFiles = useEffectEvent(() => {
    if (input.current?.files?.length) importChosen(input.current)
  })
  useEffect(() => importEarlyFiles(), [])

  return (
    <section aria-labelledby={titleId} className="relative px-gutter py-10 phone:py-6">
      <Dial />
      <div className="relative grid justify-items-start gap-4">
        <div className="grid gap-1">
          <h2 id={titleId} className="text-20 font-strong">
            <span className="pointer-coarse:hidden">Drop playlist files anywhere on this page</span>
            <span className="hidden pointer-coarse:inline">Bring in playlist files</span>
          </h2>
          <p className="max-w-[60ch] text-ink-2">
            CSV from Exportify, TuneMyMusic, Soundiiz and others, Spotify account data, M3U, PLS,
            XSPF, JSPF, iTunes libraries, Google Takeout, or a plain list of “Artist - Title”.
          </p>
          <p className="max-w-[60ch] text-12 text-ink-3">
            Up to 20 MB a file. Importing a file again updates its playlists.
          </p>
        </div>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="Playlist files"
          onChange={(event) => importChosen(event.target)}
        />
        <div className="flex flex-wrap gap-2">
          <Button look="primary" isLarge onClick={() => input.current?.click()}>
            <Icon of={FileUp} />
            Choose files
          </Button>
          {children}
        </div>
      </div>
    </section>
  )
}

/** The unfilled ribbon behind the words, fading where they stand. */
export function Dial() {
  return (
    <div
      aria-hidden
      className="absolute inset-0 bg-[repeating-linear-gradient(to_right,var(--fill-2)_0_4px,transparent_4px_6px)] mask-[linear-gradient(to_right,transparent_48%,black_85%)] phone:hidden"
    />
  )
}

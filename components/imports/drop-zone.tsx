'use client'

import { clsx } from 'clsx'
import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'

type DropZoneProps = { isOver: boolean; isBusy: boolean; onFiles: (files: File[]) => void }

/** A ribbon that has not been filled yet: files are dropped on it, or chosen. */
export function DropZone({ isOver, isBusy, onFiles }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <section
      aria-labelledby="drop"
      className={clsx(
        'relative grid justify-items-start gap-4 px-gutter py-10',
        isOver
          ? 'bg-[repeating-linear-gradient(to_right,var(--accent)_0_4px,transparent_4px_6px)]'
          : 'bg-[repeating-linear-gradient(to_right,var(--fill-2)_0_4px,transparent_4px_6px)]',
      )}
    >
      <div
        aria-hidden
        className="absolute inset-0 bg-linear-to-r from-display from-32% to-transparent to-78% phone:from-60% phone:to-130%"
      />
      <div className="relative">
        <h2 id="drop" className="text-20 font-strong">
          {isOver ? 'Let go to import' : 'Drop playlist files anywhere on this page'}
        </h2>
        <p className="max-w-[60ch] text-ink-2">
          Exportify, TuneMyMusic and Soundiiz CSV, Spotify account data, M3U, PLS, XSPF, JSPF,
          iTunes Library and Google Takeout. The content decides, not the name.
        </p>
      </div>
      <Button
        look="primary"
        isLarge
        className="relative"
        disabled={isBusy}
        onClick={() => input.current?.click()}
      >
        <Icon of={FileUp} />
        {isBusy ? 'Sending' : 'Choose files'}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Playlist files"
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </section>
  )
}

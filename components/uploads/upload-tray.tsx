'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { count } from '@/components/ui/words'
import { type AudioUpload, audioQueue } from './audio-queue'
import { UploadRow } from './upload-row'
import { isUnderWay } from './use-audio-uploads'

/** The files on their way, above the player. */
export function UploadTray({ uploads }: { uploads: readonly AudioUpload[] }) {
  const [isOpen, setOpen] = useState(true)
  const words = summary(uploads)
  return (
    <section
      aria-label="Uploads"
      className="fixed right-4 bottom-[calc(var(--player-height)+16px)] z-20 grid w-90 max-w-[calc(100vw-32px)] rounded-panel bg-raised shadow-2 phone:right-4 phone:left-4 phone:w-auto"
    >
      <div className="flex min-h-11 items-center gap-2 py-1 pr-1 pl-4">
        <h2 className="min-w-0 flex-1 text-14 font-strong">{words}</h2>
        {!uploads.some(isUnderWay) && (
          <Button look="bare" onClick={audioQueue.clear}>
            Done
          </Button>
        )}
        <IconButton
          label={isOpen ? 'Show less of the uploads' : 'Show the uploads'}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon of={isOpen ? ChevronDown : ChevronUp} />
        </IconButton>
      </div>
      <p role="status" className="sr-only">
        {words}
      </p>
      {isOpen && (
        <ul className="max-h-[40dvh] divide-y divide-line overflow-auto border-t border-line px-4 pr-2 scroll-thin">
          {uploads.map((upload) => (
            <UploadRow key={upload.key} upload={upload} />
          ))}
        </ul>
      )}
    </section>
  )
}

function summary(uploads: readonly AudioUpload[]): string {
  const left = uploads.filter(isUnderWay).length
  if (left > 0) return `Uploading ${count(left, 'file')}`
  const done = uploads.filter(({ state }) => state === 'done').length
  const refused = uploads.length - done
  if (done === 0) return `${count(refused, 'file')} not taken`
  return refused === 0
    ? `${count(done, 'file')} uploaded`
    : `${done} uploaded, ${refused} not taken`
}

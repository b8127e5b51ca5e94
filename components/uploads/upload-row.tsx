'use client'

import { Check, CircleAlert, Pause, Play, RotateCcw, X } from 'lucide-react'
import Link from 'next/link'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { type AudioUpload, audioQueue } from './audio-queue'

/** One file: how far it is, what can be done about it, or why it was not taken. */
export function UploadRow({ upload }: { upload: AudioUpload }) {
  const { key, file, state } = upload
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-1.5 py-2">
      <div className="flex min-h-control items-center gap-2">
        <span className="cut min-w-0 flex-1" title={file.name}>
          {file.name}
        </span>
        {state === 'done' && <Icon of={Check} className="text-ink-2" />}
        {upload.state === 'sending' && upload.canPause && (
          <IconButton label={`Pause ${file.name}`} onClick={() => audioQueue.pause(key)}>
            <Icon of={Pause} />
          </IconButton>
        )}
        {state === 'paused' && (
          <IconButton label={`Go on with ${file.name}`} onClick={() => audioQueue.resume(key)}>
            <Icon of={Play} />
          </IconButton>
        )}
        {upload.state === 'refused' && upload.canRetry && (
          <IconButton label={`Try ${file.name} again`} onClick={() => audioQueue.retry(key)}>
            <Icon of={RotateCcw} />
          </IconButton>
        )}
        {state !== 'checking' && (
          <IconButton
            label={
              state === 'done' || state === 'refused'
                ? `Put ${file.name} away`
                : `Cancel ${file.name}`
            }
            onClick={() => audioQueue.remove(key)}
          >
            <Icon of={X} />
          </IconButton>
        )}
      </div>
      <Ending upload={upload} />
    </li>
  )
}

function Ending({ upload }: { upload: AudioUpload }) {
  switch (upload.state) {
    case 'refused':
      return (
        <p role="alert" className="flex items-start gap-2 text-12 text-ink-2">
          <Icon of={CircleAlert} size={14} className="mt-px text-danger" />
          <span>
            {upload.reason}
            {upload.duplicateSongId && (
              <>
                {' '}
                <Link className="link text-ink-1" href="/songs?source=upload&sort=-createdAt">
                  See your uploads
                </Link>
              </>
            )}
          </span>
        </p>
      )
    case 'done':
      return null
    case 'waiting':
      return <Bar share={0} words="Waits for the files before it" />
    case 'checking':
      return <Bar share={1} words="Looking at what is in it" />
    default:
      return (
        <Bar
          share={upload.share}
          words={`${upload.state === 'paused' ? 'Paused at ' : ''}${Math.floor(upload.share * 100)} %`}
        />
      )
  }
}

function Bar({ share, words }: { share: number; words: string }) {
  return (
    <div className="grid gap-1">
      <div
        role="progressbar"
        aria-label={words}
        aria-valuenow={Math.floor(share * 100)}
        className="h-1 overflow-hidden rounded-tick bg-fill-2"
      >
        <div
          className="h-full origin-left bg-ink-1 transition-transform duration-normal"
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
      <p className="text-12 text-ink-3">{words}</p>
    </div>
  )
}

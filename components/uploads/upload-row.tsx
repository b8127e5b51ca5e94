'use client'

import { Check } from 'lucide-react'
import { Icon } from '@/components/ui/icons'
import type { AudioUpload } from './audio-upload'
import { UploadButtons } from './upload-buttons'
import { UploadStatus } from './upload-status'

/** One file of the list of uploads. */
export function UploadRow({ upload }: { upload: AudioUpload }) {
  const { file, state } = upload
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-1.5 py-2">
      <div className="flex min-h-control items-center gap-2">
        <span className="cut min-w-0 flex-1" title={file.name}>
          {file.name}
        </span>
        {state === 'done' && <Icon of={Check} className="text-ink-2" />}
        <UploadButtons upload={upload} />
      </div>
      <UploadStatus upload={upload} />
    </li>
  )
}

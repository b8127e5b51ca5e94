'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useDockedInsets } from '@/components/ui/free-area'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import type { Translate } from '@/lib/i18n/translate'
import { audioQueue } from './audio-queue'
import { type AudioUpload, isUnfinished } from './audio-upload'
import { UploadRow } from './upload-row'

/** The list of uploads, above the player. */
export function UploadTray({ uploads }: { uploads: readonly AudioUpload[] }) {
  const t = useTranslations('uploads.tray')
  const [isOpen, setOpen] = useState(true)
  const summary = summaryOf(uploads, t)
  const { right, bottom } = useDockedInsets()
  return (
    <section
      aria-label={t('label')}
      className="fixed z-20 mr-4 mb-4 grid w-90 max-w-[calc(100vw-32px)] rounded-panel bg-raised shadow-2 phone:left-4 phone:w-auto"
      style={{ right, bottom: `max(var(--player-height), ${bottom}px)` }}
    >
      <div className="flex min-h-11 items-center gap-2 py-1 pr-1 pl-4">
        <h2 className="min-w-0 flex-1 text-14 font-strong">{summary}</h2>
        {!uploads.some(isUnfinished) && (
          <Button look="bare" onClick={audioQueue.clear}>
            {t('done')}
          </Button>
        )}
        <IconButton
          label={isOpen ? t('hide') : t('show')}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon of={isOpen ? ChevronDown : ChevronUp} />
        </IconButton>
      </div>
      <p role="status" className="sr-only">
        {summary}
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

function summaryOf(uploads: readonly AudioUpload[], t: Translate<'uploads.tray'>): string {
  const unfinished = uploads.filter(isUnfinished).length
  if (unfinished > 0) return t('uploading', { count: unfinished })
  const done = uploads.filter((upload) => upload.state === 'done')
  const uploadedCount = done.filter(({ isKnown }) => !isKnown).length
  const rejectedCount = uploads.length - done.length
  if (uploadedCount + rejectedCount === 0) return t('known', { count: done.length })
  if (uploadedCount === 0) return t('rejected', { count: rejectedCount })
  if (rejectedCount === 0) return t('uploaded', { count: uploadedCount })
  return t('uploadedAndRejected', { uploadedCount, rejectedCount })
}

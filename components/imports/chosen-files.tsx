'use client'

import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { ImportBlock } from './import-block'
import { type ImportUpload, importQueue } from './import-queue'
import { UploadBlock } from './upload-block'

type ChosenFilesProps = {
  uploads: readonly ImportUpload[]
  nowMs: number
  /** Called when a file is imported again: its import before is an earlier one from now on. */
  onAgain: () => void
  /** The section, which can receive the focus. */
  ref: RefObject<HTMLElement | null>
}

/** The files of this visit: those still to send, and those that became imports. */
export function ChosenFiles({ uploads, nowMs, onAgain, ref }: ChosenFilesProps) {
  const t = useTranslations('imports')

  // The pressed button disappears, and the focus would go to the top of the page.
  const withFocus = (action: () => void) => () => {
    action()
    ref.current?.focus({ preventScroll: true })
  }

  function importAgain(key: string) {
    importQueue.retry(key)
    onAgain()
  }

  return (
    <section
      ref={ref}
      aria-label={t('chosenFiles')}
      tabIndex={-1}
      className="grid grid-cols-[minmax(0,1fr)] gap-10 outline-none empty:hidden"
    >
      {uploads.map((upload) =>
        upload.state === 'accepted' ? (
          <ImportBlock
            key={upload.import.id}
            initial={upload.import}
            nowMs={nowMs}
            onAgain={withFocus(() => importAgain(upload.key))}
          />
        ) : (
          <UploadBlock
            key={upload.key}
            upload={upload}
            onRetry={withFocus(() => importQueue.retry(upload.key))}
            onRemove={withFocus(() => importQueue.remove(upload.key))}
          />
        ),
      )}
    </section>
  )
}

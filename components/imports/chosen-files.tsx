'use client'

import { ImportBlock } from './import-block'
import { type ImportUpload, importQueue } from './import-queue'
import { UploadBlock } from './upload-block'

type ChosenFilesProps = {
  uploads: readonly ImportUpload[]
  nowMs: number
  /** Called when a file is imported again: its import before is an earlier one from now on. */
  onAgain: () => void
  /** Called after a pressed button has disappeared: the focus would go to the top of the page. */
  onFocusLost: () => void
}

/** The files of this visit: those still to send, and those that became imports. */
export function ChosenFiles({ uploads, nowMs, onAgain, onFocusLost }: ChosenFilesProps) {
  const withFocus = (action: () => void) => () => {
    action()
    onFocusLost()
  }

  function importAgain(key: string) {
    importQueue.retry(key)
    onAgain()
  }

  return uploads.map((upload) =>
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
  )
}

'use client'

import { useId, useRef } from 'react'
import { isOpen, useWatchedImport } from '@/lib/client/imports'
import type { Import } from '@/lib/contract/import'
import { ImportActions } from './import-actions'
import { ImportHeader } from './import-header'
import { ImportProgress } from './import-progress'
import { ImportReport } from './import-report'
import { useImportText } from './use-import-text'

type ImportBlockProps = {
  initial: Import
  nowMs: number
  /** Sends the file again; undefined if the page no longer has it. */
  onAgain?: () => void
}

/** An import of this visit: its progress, then its report. */
export function ImportBlock({ initial, nowMs, onAgain }: ImportBlockProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const { current, isLost } = useWatchedImport(initial)
  const text = useImportText()
  return (
    <section aria-labelledby={id}>
      <p role="status" className="sr-only">
        {text.announcement(current)}
      </p>
      <ImportHeader
        ref={heading}
        id={id}
        title={text.title(current)}
        origin={text.origin(current, nowMs)}
        actions={
          <ImportActions
            row={current}
            onStopped={() => heading.current?.focus()}
            onAgain={onAgain}
          />
        }
      />
      {isOpen(current) ? (
        <ImportProgress row={current} labelledBy={id} isLost={isLost} />
      ) : (
        <ImportReport row={current} />
      )}
    </section>
  )
}

'use client'

import { RotateCcw } from 'lucide-react'
import { useId, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { isOpen, useStopImport, useWatchedImport } from '@/lib/client/imports'
import type { Import } from '@/lib/contract/imports'
import { BlockHead } from './block-head'
import { announcementOf, originOf, titleOf } from './import-words'
import { Report } from './report'
import { UnderWay } from './under-way'
import { WayIn } from './way-in'

type ImportBlockProps = {
  known: Import
  nowMs: number
  /** Sends the file once more; left out where this page no longer has it. */
  onAgain?: () => void
}

/** An import of this visit: how far it is, then what it brought. */
export function ImportBlock({ known, nowMs, onAgain }: ImportBlockProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const { current, isLost } = useWatchedImport(known)
  const stop = useStopImport(known.id)
  const isGoingOn = isOpen(current)

  // The button goes with what it stops; the focus stays with the import.
  const stopIt = () => stop.mutate(undefined, { onSuccess: () => heading.current?.focus() })

  return (
    <section aria-labelledby={id}>
      <p role="status" className="sr-only">
        {announcementOf(current)}
      </p>
      <BlockHead
        ref={heading}
        id={id}
        title={titleOf(current)}
        origin={originOf(current, nowMs)}
        actions={
          isGoingOn ? (
            <Button look="bare" disabled={stop.isPending} onClick={stopIt}>
              {stop.isPending ? 'Stopping' : 'Stop'}
            </Button>
          ) : (
            <>
              {onAgain && isWorthAgain(current) && (
                <Button onClick={onAgain}>
                  <Icon of={RotateCcw} />
                  Import again
                </Button>
              )}
              <WayIn row={current} />
            </>
          )
        }
      />
      {isGoingOn ? (
        <UnderWay row={current} labelledBy={id} isLost={isLost} />
      ) : (
        <Report row={current} />
      )}
    </section>
  )
}

// A file without a single usable row fails again; one that was stopped or broke off need not.
const isWorthAgain = ({ status, report }: Import): boolean =>
  status === 'cancelled' ||
  (status === 'failed' && !(report.imported === 0 && report.skippedCount > 0))

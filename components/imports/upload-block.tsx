'use client'

import { CircleAlert, RotateCcw } from 'lucide-react'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { RibbonSkeleton } from '@/components/ui/skeleton'
import { BlockHead } from './block-head'
import type { Upload } from './upload-queue'

type UploadBlockProps = {
  upload: Exclude<Upload, { state: 'accepted' }>
  onRetry: () => void
  onRemove: () => void
}

/** A file that is not an import yet: it waits, travels, or was refused and says why. */
export function UploadBlock({ upload, onRetry, onRemove }: UploadBlockProps) {
  const id = useId()
  const isRefused = upload.state === 'refused'
  return (
    <section aria-labelledby={id}>
      <BlockHead
        id={id}
        title={upload.file.name}
        actions={
          <>
            <Button look="bare" onClick={onRemove}>
              Remove
            </Button>
            {isRefused && upload.canRetry && (
              <Button onClick={onRetry}>
                <Icon of={RotateCcw} />
                Retry
              </Button>
            )}
          </>
        }
      />
      <div className={upload.state === 'sending' ? 'breathe' : undefined}>
        <RibbonSkeleton className={isRefused ? 'h-4' : 'h-14'} />
      </div>
      {isRefused ? (
        <p role="alert" className="flex max-w-[80ch] items-start gap-2 px-gutter pt-2">
          <Icon of={CircleAlert} className="mt-0.5 text-danger" />
          {upload.reason}
        </p>
      ) : (
        <p role="status" className="px-gutter pt-2 text-ink-2">
          {upload.state === 'sending'
            ? 'Sending the file'
            : 'Waits until the file before it is sent'}
        </p>
      )}
    </section>
  )
}

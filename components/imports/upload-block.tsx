'use client'

import { CircleAlert, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { RibbonSkeleton } from '@/components/ui/skeleton'
import type { Translate } from '@/lib/i18n/translate'
import { type FileFault, MAX_FILE_MEGABYTES } from './dropped-files'
import { ImportHeader } from './import-header'
import type { ImportUpload } from './import-queue'

type UploadBlockProps = {
  upload: Exclude<ImportUpload, { state: 'accepted' }>
  onRetry: () => void
  onRemove: () => void
}

/** A file that is not an import yet: it waits, is being sent, or was rejected for a reason. */
export function UploadBlock({ upload, onRetry, onRemove }: UploadBlockProps) {
  const t = useTranslations('imports.upload')
  const reason = useRejectionText(upload)
  const id = useId()
  const canRetry = upload.state === 'rejected' && upload.canRetry
  const isSending = upload.state === 'sending'
  return (
    <section aria-labelledby={id}>
      <ImportHeader
        id={id}
        title={upload.file.name}
        actions={
          <>
            <Button look="bare" onClick={onRemove}>
              {t('remove')}
            </Button>
            {canRetry && (
              <Button onClick={onRetry}>
                <Icon of={RotateCcw} />
                {t('retry')}
              </Button>
            )}
          </>
        }
      />
      <div className={isSending ? 'breathe' : undefined}>
        <RibbonSkeleton className={reason ? 'h-4' : 'h-14'} />
      </div>
      {reason ? (
        <p role="alert" className="flex max-w-[80ch] items-start gap-2 px-gutter pt-2">
          <Icon of={CircleAlert} className="mt-0.5 text-danger" />
          {reason}
        </p>
      ) : (
        <p role="status" className="px-gutter pt-2 text-ink-2">
          {isSending ? t('sending') : t('waiting')}
        </p>
      )}
    </section>
  )
}

/** Returns why a file was not accepted; undefined if it may still be. */
function useRejectionText(upload: UploadBlockProps['upload']): string | undefined {
  const t = useTranslations('imports.upload')
  const problemText = useProblemText()
  if (upload.state === 'rejected') return problemText(upload.problem)
  return upload.state === 'invalid' ? faultText(upload.fault, t) : undefined
}

const faultText = (fault: FileFault, t: Translate<'imports.upload'>): string =>
  fault.code === 'tooLarge'
    ? t('tooLarge', { megabytes: fault.megabytes, maxMegabytes: MAX_FILE_MEGABYTES })
    : t(fault.code)

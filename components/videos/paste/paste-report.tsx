'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { FailedLines } from './failed-lines'
import type { FailedLine } from './use-paste'

type PasteReportProps = {
  /** The songs that got a video. */
  count: number
  failed: FailedLine[]
  /** The videos are being removed again. */
  isBusy: boolean
  onCorrect: () => void
  onUndo: () => void
  onClose: () => void
}

/** How many videos were set, and the lines that were not, to correct them. */
export function PasteReport(props: PasteReportProps) {
  const { count, failed, isBusy, onCorrect, onUndo, onClose } = props
  const t = useTranslations('videos.paste')
  return (
    <div className="grid gap-4">
      <p role="status">{t('done', { count })}</p>
      <FailedLines failed={failed} />
      <div className="flex flex-wrap justify-end gap-2">
        {count > 0 && (
          <Button isLarge disabled={isBusy} onClick={onUndo}>
            {t('undo')}
          </Button>
        )}
        {failed.length > 0 && (
          <Button isLarge disabled={isBusy} onClick={onCorrect}>
            {t('correct')}
          </Button>
        )}
        <Button isLarge look="primary" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </div>
  )
}

'use client'

import { Pause, Play, RotateCcw, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { audioQueue } from './audio-queue'
import { type AudioUpload, isUnfinished } from './audio-upload'

/** The buttons that pause, resume, retry, cancel or remove an upload, as its state allows. */
export function UploadButtons({ upload }: { upload: AudioUpload }) {
  const t = useTranslations('uploads.file')
  const { key, state } = upload
  const { name } = upload.file
  return (
    <>
      {upload.state === 'sending' && upload.canPause && (
        <IconButton label={t('pause', { name })} onClick={() => audioQueue.pause(key)}>
          <Icon of={Pause} />
        </IconButton>
      )}
      {state === 'paused' && (
        <IconButton label={t('resume', { name })} onClick={() => audioQueue.resume(key)}>
          <Icon of={Play} />
        </IconButton>
      )}
      {upload.state === 'rejected' && upload.canRetry && (
        <IconButton label={t('retry', { name })} onClick={() => audioQueue.retry(key)}>
          <Icon of={RotateCcw} />
        </IconButton>
      )}
      {state !== 'checking' && (
        <IconButton
          label={isUnfinished(upload) ? t('cancel', { name }) : t('dismiss', { name })}
          onClick={() => audioQueue.remove(key)}
        >
          <Icon of={X} />
        </IconButton>
      )}
    </>
  )
}

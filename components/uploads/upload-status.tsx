'use client'

import { CircleAlert } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Icon } from '@/components/ui/icons'
import { ApiProblem } from '@/lib/client/api'
import type { Rejection } from '@/lib/client/rejection'
import type { AudioUpload } from './audio-upload'
import { UploadProgress } from './upload-progress'

/** The progress of an upload, or why it was rejected. */
export function UploadStatus({ upload }: { upload: AudioUpload }) {
  const t = useTranslations('uploads.file')
  switch (upload.state) {
    case 'waiting':
      return <UploadProgress share={0} text={t('waiting')} />
    case 'sending':
      return (
        <UploadProgress
          share={upload.share}
          text={t('sending', { percent: percentOf(upload.share) })}
        />
      )
    case 'paused':
      return (
        <UploadProgress
          share={upload.share}
          text={t('paused', { percent: percentOf(upload.share) })}
        />
      )
    case 'checking':
      return <UploadProgress share={1} text={t('checking')} />
    case 'empty':
      return <Alert>{t('emptyFile')}</Alert>
    case 'rejected':
      return <RejectionAlert rejection={upload} />
    case 'done':
      return upload.isKnown && <p className="text-12 text-ink-3">{t('known')}</p>
  }
}

function RejectionAlert({ rejection: { problem, duplicateSongId } }: { rejection: Rejection }) {
  const t = useTranslations('uploads.file')
  const problemText = useProblemText()
  const isLost = problem instanceof ApiProblem && problem.code === 'unreachable'
  return (
    <Alert>
      {isLost ? t('connectionLost') : problemText(problem)}
      {duplicateSongId && (
        <>
          {' '}
          <Link className="link text-ink-1" href="/songs?source=upload&sort=-createdAt">
            {t('seeUploads')}
          </Link>
        </>
      )}
    </Alert>
  )
}

function Alert({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="flex items-start gap-2 text-12 text-ink-2">
      <Icon of={CircleAlert} size={14} className="mt-px text-danger" />
      <span>{children}</span>
    </p>
  )
}

const percentOf = (share: number) => Math.floor(share * 100)

'use client'

import { clsx } from 'clsx'
import { Play, Square } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CandidateFacts } from '@/components/player/ui/candidate-row'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { Kbd } from '@/components/ui/kbd'
import type { Candidate } from '@/lib/contract/video-match'

type NumberedCandidatesProps = {
  videos: readonly Candidate[]
  /** The video that is previewed. */
  previewId?: string
  isBusy: boolean
  onChoose: (index: number) => void
  onPreview: (videoId: string) => void
}

/** Videos that may play a song, each with its key, a preview and a button to choose it. */
export function NumberedCandidates(props: NumberedCandidatesProps) {
  const { videos, previewId, isBusy, onChoose, onPreview } = props
  const t = useTranslations('videos.choose')
  const spoken = (text: ReactNode) => <span className="sr-only">{text}</span>
  return (
    <ol aria-label={t('candidates')} className="-mx-3 grid">
      {videos.map((video, index) => {
        const { videoId, title, channel, isPlayed, isBlockedHere } = video
        const isPreviewed = videoId === previewId
        return (
          <li
            key={videoId}
            className={clsx(
              'flex items-center gap-3 rounded-control px-3 py-2',
              isPlayed ? 'bg-accent-wash' : 'hover:bg-fill-1',
            )}
          >
            <Kbd>{index + 1}</Kbd>
            <div className="grid min-w-0 flex-1">
              <span className="cut font-strong">{title}</span>
              <span className="cut text-12 text-ink-2">{channel}</span>
              <span className="text-12 text-ink-3">
                <CandidateFacts video={video} />
              </span>
            </div>
            <IconButton
              label={isPreviewed ? t('stopPreview', { title }) : t('preview', { title })}
              aria-pressed={isPreviewed}
              onClick={() => onPreview(videoId)}
            >
              <Icon of={isPreviewed ? Square : Play} />
            </IconButton>
            <Button disabled={isBusy || isBlockedHere} onClick={() => onChoose(index)}>
              {isPlayed ? t('chosen') : t.rich('use', { title, spoken })}
            </Button>
          </li>
        )
      })}
    </ol>
  )
}

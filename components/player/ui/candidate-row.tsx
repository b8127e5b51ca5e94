'use client'

import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { formatDuration } from '@/components/ui/format-duration'
import type { Candidate } from '@/lib/contract/video-match'

/** A smaller difference in length is not shown. */
const MIN_DIFFERENCE_SECONDS = 2

type CandidateRowProps = {
  video: Candidate
  isBusy: boolean
  onPlay: () => void
  onReject: () => void
}

/** A video that may play a song, with a button to choose it, or to reject the one that plays. */
export function CandidateRow({ video, isBusy, onPlay, onReject }: CandidateRowProps) {
  const t = useTranslations('player.candidates')
  const spoken = (children: ReactNode) => <span className="sr-only">{children}</span>
  return (
    <li
      className={clsx(
        'flex items-center gap-3 rounded-control px-3 py-2',
        video.isPlayed ? 'bg-accent-wash' : 'hover:bg-fill-1',
      )}
    >
      <div className="grid min-w-0 flex-1">
        <span className="cut font-strong">{video.title}</span>
        <span className="cut text-12 text-ink-2">{video.channel}</span>
        <span className="text-12 text-ink-3">
          <CandidateFacts video={video} />
        </span>
      </div>
      {video.isPlayed ? (
        <Button disabled={isBusy} onClick={onReject}>
          {t('reject')}
        </Button>
      ) : (
        <Button disabled={isBusy || video.isBlockedHere} onClick={onPlay}>
          {t.rich('play', { title: video.title, spoken })}
        </Button>
      )}
    </li>
  )
}

/** "4:13, 2 s longer, may be another recording". */
export function CandidateFacts({ video }: { video: Candidate }) {
  const t = useTranslations('player.candidates')
  return [
    formatDuration(video.durationMs),
    video.differenceMs !== null && formatDifference(Math.round(video.differenceMs / 1_000)),
    !video.isSure && t('unsure'),
    video.isMadeForKids && t('madeForKids'),
    video.isBlockedHere && t('blocked'),
    video.isRefused && t('rejected'),
  ]
    .filter(Boolean)
    .join(', ')

  function formatDifference(difference: number): string {
    const seconds = Math.abs(difference)
    if (seconds < MIN_DIFFERENCE_SECONDS) return t('sameLength')
    return difference > 0 ? t('longer', { seconds }) : t('shorter', { seconds })
  }
}

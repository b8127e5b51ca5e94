'use client'

import { clsx } from 'clsx'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { Song } from '@/lib/contract/song'
import type { CurrentTrack } from '../engine/types'
import { ChooseVideoLink } from './choose-video-link'
import {
  selectActiveInOtherTab,
  selectNotice,
  selectSignedOut,
  usePlayerState,
  usePlayingElsewhere,
} from './player-context'
import { useProblemMessage } from './use-problem-message'
import { useReasonText } from './use-reason-text'

type TrackStatusProps = { current: CurrentTrack; className?: string }

/** The line under a track: its problem, a notice, or why it plays now, in this order. */
export function TrackStatus({ current, className }: TrackStatusProps) {
  const t = useTranslations('player')
  const problem = useProblemMessage()
  const notice = usePlayerState(selectNotice)
  const isActiveInOtherTab = usePlayerState(selectActiveInOtherTab)
  const showReason = useReasonText()
  const { playback } = current.track.song
  const playingOn = usePlayingElsewhere()
  const isSignedOut = usePlayerState(selectSignedOut)
  if (isSignedOut) return <SignedOut message={problem} className={className} />
  if (problem) return <Problem message={problem} playback={playback} className={className} />
  if (notice) {
    return <p className={clsx('text-12 text-ink-2', className)}>{t(`notices.${notice}`)}</p>
  }
  if (playback.kind === 'youtube' && playback.match === 'unsure' && !isActiveInOtherTab) {
    return (
      <p className={clsx('text-12 text-ink-2', className)}>
        {t('video.unsure')} <ChooseVideoLink label={t('video.wrongSong')} />
      </p>
    )
  }
  return (
    <p className={clsx('cut text-12 text-accent-ink first-letter:uppercase', className)}>
      {isActiveInOtherTab && t('otherTab')}
      {!isActiveInOtherTab &&
        (playingOn ? t('otherDevice', { device: playingOn }) : showReason(current.reason))}
    </p>
  )
}

type SignedOutProps = { message: string | null; className?: string }

function SignedOut({ message, className }: SignedOutProps) {
  const t = useTranslations('player.interruptions')
  const here = usePathname()
  return (
    <p className={clsx('text-12 text-danger', className)}>
      {message}{' '}
      <a href={`/login?next=${encodeURIComponent(here)}`} className="link">
        {t('signIn')}
      </a>
    </p>
  )
}

type ProblemProps = { message: string; playback: Song['playback']; className?: string }

function Problem({ message, playback, className }: ProblemProps) {
  const t = useTranslations('player.video')
  return (
    <p className={clsx('text-12 text-danger', className)}>
      <span className="cut">{message}</span>{' '}
      {playback.kind === 'none' && (
        <a href={playback.searchUrl} target="_blank" rel="noopener" className="link">
          {t('search')}
        </a>
      )}{' '}
      {playback.kind !== 'audio' && <ChooseVideoLink label={t('choose')} />}
    </p>
  )
}

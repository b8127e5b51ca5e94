'use client'

import { useTranslations } from 'next-intl'
import { Skeleton } from '@/components/ui/skeleton'
import type { CurrentTrack } from '../engine/types'
import {
  selectLoadingUpcoming,
  selectQueue,
  selectUpcoming,
  usePlayer,
  usePlayerState,
} from './player-context'
import { QueueItem } from './queue-item'
import { QueuedSongs } from './queued-songs'
import { useKeptFocus } from './use-kept-focus'
import { useReasonText } from './use-reason-text'

/** The current track, the tracks that the listener queued, and the upcoming tracks of the set. */
export function UpNextList({ current }: { current: CurrentTrack }) {
  const t = useTranslations('player.upNext')
  const showReason = useReasonText()
  const { player } = usePlayer()
  const queue = usePlayerState(selectQueue)
  const upcoming = usePlayerState(selectUpcoming)
  const isLoading = usePlayerState(selectLoadingUpcoming)
  const keptFocus = useKeptFocus()
  return (
    <ol
      {...keptFocus}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable area needs keyboard focus
      tabIndex={0}
      aria-label={t('title')}
      className="min-h-0 flex-1 overflow-auto px-2 scroll-thin focus-visible:-outline-offset-2"
    >
      <QueueItem track={current.track} reason={showReason(current.reason)} isCurrent />
      <QueuedSongs />
      {queue.length > 0 && upcoming.length > 0 && (
        <li className="px-3 pt-3 pb-1">
          <h3 className="text-12 font-strong text-ink-2">
            {t('fromList', { name: current.source.name })}
          </h3>
        </li>
      )}
      {upcoming.map((step) => (
        <QueueItem
          key={step.turn}
          track={step.track}
          reason={showReason(step.reason)}
          onPlay={() => player.playOutOfOrder(current.source, step.track)}
        />
      ))}
      {upcoming.length === 0 && queue.length === 0 && isLoading && <UpNextSkeleton />}
    </ol>
  )
}

function UpNextSkeleton() {
  const t = useTranslations('player.upNext')
  return (
    <li className="grid gap-5 px-3 py-3">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-9 w-4/5" />
      <Skeleton className="h-9 w-3/5" />
      <Skeleton className="h-9 w-2/3" />
    </li>
  )
}

'use client'

import { X } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { Skeleton } from '@/components/ui/skeleton'
import type { CurrentTrack } from '../engine/types'
import { selectQueue, selectUpcoming, usePlayer, usePlayerState } from './player-context'
import { QueueItem } from './queue-item'

/** What plays, what was put next by hand, and what the set will hand out. */
export function UpNextList({ now }: { now: CurrentTrack }) {
  const { player } = usePlayer()
  const queue = usePlayerState(selectQueue)
  const upcoming = usePlayerState(selectUpcoming)
  return (
    <ol
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
      tabIndex={0}
      aria-label="Up next"
      className="min-h-0 flex-1 overflow-auto px-2 scroll-thin focus-visible:-outline-offset-2"
    >
      <QueueItem track={now.track} why={now.reason} isNow />
      {queue.map((track, index) => (
        <QueueItem
          // biome-ignore lint/suspicious/noArrayIndexKey: a track may be queued twice
          key={`${track.id} ${index}`}
          track={track}
          why="You put it here"
          action={
            <IconButton
              label={`Take ${track.song.title} out of up next`}
              onClick={() => player.removeFromQueue(index)}
            >
              <Icon of={X} />
            </IconButton>
          }
        />
      ))}
      {upcoming.map((step) => (
        <QueueItem key={step.turn} track={step.track} why={step.reason.text} />
      ))}
      {upcoming.length === 0 && queue.length === 0 && <Waiting />}
    </ol>
  )
}

function Waiting() {
  return (
    <li className="grid gap-5 px-3 py-3">
      <span className="sr-only">Loading what comes next</span>
      <Skeleton className="h-9 w-4/5" />
      <Skeleton className="h-9 w-3/5" />
      <Skeleton className="h-9 w-2/3" />
    </li>
  )
}

/** How much of the set is left, and what follows it. */
export const setWords = ({ setSize, position, set }: CurrentTrack) => ({
  left: setSize - position - 1,
  follows: `Set ${set + 2} follows. At least ${Math.floor(setSize / 2)} turns lie between two plays of one track.`,
})

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { tickCss } from '@/components/ribbon/artist-colour'
import { artistOf } from '@/lib/client/list-queries'
import type { Track } from '@/lib/contract/playlist-tracks'

type QueueItemProps = {
  track: Track
  /** Why the track plays at its position; empty if only chance decided. */
  reason: string
  isCurrent?: boolean
  action?: ReactNode
}

/** A track in Up next. */
export function QueueItem({ track, reason, isCurrent = false, action }: QueueItemProps) {
  const { song } = track
  return (
    <li
      className={clsx(
        'flex items-center gap-3 rounded-control py-[7px] pr-1 pl-3',
        isCurrent ? 'mb-3 bg-accent-wash' : 'hover:bg-fill-1',
      )}
    >
      <i
        aria-hidden
        className="w-[3px] self-stretch rounded-tick"
        style={{ background: isCurrent ? 'var(--accent)' : tickCss(artistOf(track)) }}
      />
      <div className="grid min-w-0 flex-1">
        <span className={clsx('cut', isCurrent && 'font-strong')}>{song.title}</span>
        <span className="cut text-12 text-ink-2">
          {song.artists.map(({ name }) => name).join(', ')}
        </span>
        {reason && (
          <span
            className={clsx(
              'cut text-12 first-letter:uppercase',
              isCurrent ? 'text-accent-ink' : 'text-ink-3',
            )}
          >
            {reason}
          </span>
        )}
      </div>
      {action}
    </li>
  )
}

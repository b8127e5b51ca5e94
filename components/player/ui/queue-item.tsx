import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { tickCss } from '@/components/ribbon/artist-colour'
import { LikeButton } from '@/components/song-actions/like-button'
import { artistOf } from '@/lib/client/list-queries'
import type { Track } from '@/lib/contract/playlist-tracks'

type QueueItemProps = {
  track: Track
  /** Why the track plays at its position; empty if only chance decided. */
  reason?: string
  isCurrent?: boolean
  /** Plays the track at once; undefined for the current track. */
  onPlay?: () => void
  /** The index among the rows that can be dragged. */
  index?: number
  /** The edge at which a dragged row would be inserted. */
  dropEdge?: 'above' | 'below'
  grip?: ReactNode
  action?: ReactNode
}

/** A track in Up next. */
export function QueueItem(props: QueueItemProps) {
  const { track, reason = '', isCurrent = false, onPlay, index, dropEdge, grip, action } = props
  const { song } = track
  return (
    <li
      data-index={index}
      className={clsx(
        'relative flex items-center gap-3 rounded-control py-[7px] pr-1 pl-3',
        isCurrent ? 'mb-3 bg-accent-wash' : 'hover:bg-fill-1',
      )}
    >
      {dropEdge && <DropLine edge={dropEdge} />}
      {grip}
      <i
        aria-hidden
        className="w-[3px] self-stretch rounded-tick"
        style={{ background: isCurrent ? 'var(--accent)' : tickCss(artistOf(track)) }}
      />
      <div className="grid min-w-0 flex-1">
        {onPlay ? (
          <button
            type="button"
            className="cut text-left after:absolute after:inset-0"
            onClick={onPlay}
          >
            {song.title}
          </button>
        ) : (
          <span className={clsx('cut', isCurrent && 'font-strong')}>{song.title}</span>
        )}
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
      <span className="relative flex">
        {!isCurrent && <LikeButton song={song} className="phone:size-11" />}
        {action}
      </span>
    </li>
  )
}

function DropLine({ edge }: { edge: 'above' | 'below' }) {
  return (
    <i
      aria-hidden
      className={clsx(
        'absolute inset-x-2 h-0.5 rounded-tick bg-accent',
        edge === 'above' ? '-top-px' : '-bottom-px',
      )}
    />
  )
}

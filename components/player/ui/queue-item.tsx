import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { tickCss } from '@/components/ribbon/artist-colour'
import { artistOf } from '@/lib/client/list-queries'
import type { Track } from '@/lib/contract/playlist-tracks'

type QueueItemProps = { track: Track; why: string; isNow?: boolean; action?: ReactNode }

/** A track that plays or will, with why it comes when it does. */
export function QueueItem({ track, why, isNow = false, action }: QueueItemProps) {
  const { song } = track
  return (
    <li
      className={clsx(
        'flex items-center gap-3 rounded-control py-[7px] pr-1 pl-3',
        isNow ? 'mb-3 bg-accent-wash' : 'hover:bg-fill-1',
      )}
    >
      <i
        aria-hidden
        className="w-[3px] self-stretch rounded-tick"
        style={{ background: isNow ? 'var(--accent)' : tickCss(artistOf(track)) }}
      />
      <div className="grid min-w-0 flex-1">
        <span className={clsx('cut', isNow && 'font-strong')}>{song.title}</span>
        <span className="cut text-12 text-ink-2">
          {song.artists.map(({ name }) => name).join(', ')}
        </span>
        {why && (
          <span
            className={clsx(
              'cut text-12 first-letter:uppercase',
              isNow ? 'text-accent-ink' : 'text-ink-3',
            )}
          >
            {why}
          </span>
        )}
      </div>
      {action}
    </li>
  )
}

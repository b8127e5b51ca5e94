'use client'

import { clsx } from 'clsx'
import { Ban, Check, CloudUpload, GripVertical, Play } from 'lucide-react'
import { type HTMLAttributes, memo, type ReactNode } from 'react'
import { tickCss } from '@/components/ribbon/artist-colour'
import { LikeButton } from '@/components/song-actions/like-button'
import { useIsLiked } from '@/components/song-actions/use-like'
import { formatDuration } from '@/components/ui/format-duration'
import { Icon } from '@/components/ui/icons'
import { artistOf } from '@/lib/client/list-queries'
import type { Track } from '@/lib/contract/playlist-tracks'
import { COLUMNS } from './columns'
import { MoreButton } from './more-button'
import { AlbumTitle, ArtistNames } from './song-links'
import { Sounding } from './sounding'

/** What a row can ask for; the same object for every row, so that rows stay as they are. */
export type RowActions = {
  play: (index: number) => void
  menu: (index: number) => ReactNode
  /** The handlers of the grip; undefined where rows cannot be moved. */
  gripOf?: (index: number) => HTMLAttributes<HTMLElement>
}

type TrackRowProps = {
  track: Track
  index: number
  /** The next row shows the same artist. */
  isFused: boolean
  isActive: boolean
  isSelected: boolean
  isNow: boolean
  isSounding: boolean
  /** What "This set" says; undefined where the table has no such column. */
  place?: string
  actions: RowActions
}

/** One track: a table row, on a phone an item of a list. */
export const TrackRow = memo(function TrackRow(props: TrackRowProps) {
  const { track, index, isFused, isActive, isSelected, isNow, place, actions } = props
  const { song, excluded } = track
  const isLiked = useIsLiked(song)
  const tabIndex = isActive ? 0 : -1
  const faint = excluded ? 'text-ink-3' : undefined
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={isNow ? 'true' : undefined}
      tabIndex={tabIndex}
      data-index={index}
      style={{ top: `calc(var(--row) * ${index})`, '--tick': tickCss(artistOf(track)) } as never}
      className={clsx(
        'group/row absolute inset-x-0 grid h-row items-center focus-visible:rounded-none focus-visible:-outline-offset-2',
        "before:absolute before:top-0 before:left-0 before:bg-(--tick) before:content-['']",
        excluded ? 'before:w-0.5' : 'before:w-[5px]',
        isFused ? 'before:bottom-0' : 'before:bottom-px',
        COLUMNS,
        isSelected ? 'bg-fill-2' : isNow ? 'bg-accent-wash' : 'hover:bg-fill-1',
      )}
    >
      <td className="relative flex h-full items-center justify-end gap-2 pr-2 text-ink-3 phone:hidden">
        {actions.gripOf && !isSelected && (
          <span
            {...actions.gripOf(index)}
            aria-hidden
            className="absolute right-9 hidden cursor-grab touch-none py-3 group-hover/row:block"
          >
            <Icon of={GripVertical} />
          </span>
        )}
        <Lead {...props} />
      </td>
      <td className="grid min-w-0 px-2 phone:pl-5">
        <span
          className={clsx(
            'cut phone:text-16',
            isNow ? 'font-strong text-accent-ink' : (faint ?? 'text-ink-1'),
          )}
        >
          {song.title}
          {song.source === 'upload' && <Uploaded />}
        </span>
        <span className={clsx('cut text-12', faint ?? 'text-ink-2')}>
          <ArtistNames song={song} />
        </span>
      </td>
      <td className={clsx('cut px-2 max-lg:hidden', faint ?? 'text-ink-2')}>
        <AlbumTitle song={song} />
      </td>
      <td
        className={clsx(
          'px-2 text-12 whitespace-nowrap',
          isNow ? 'text-accent-ink' : place?.startsWith('In') ? 'text-ink-2' : 'text-ink-3',
        )}
      >
        {excluded ? (
          <span className="inline-flex items-center gap-1.5">
            <Icon of={Ban} size={14} />
            Left out
          </span>
        ) : (
          place
        )}
      </td>
      <td className="flex justify-end">
        <LikeButton
          song={song}
          tabIndex={tabIndex}
          className={clsx('phone:hidden', !isLiked && QUIET)}
        />
        <MoreButton
          label={`More for ${song.title}`}
          tabIndex={tabIndex}
          className={clsx('phone:size-11', QUIET)}
        >
          {() => actions.menu(index)}
        </MoreButton>
      </td>
      <td className="px-2 text-right text-ink-2 md:pr-8 phone:hidden">
        {formatDuration(song.durationMs)}
      </td>
    </tr>
  )
})

// Only its owner sees an upload, and it plays without any other service.
const Uploaded = () => (
  <>
    <span title="Your upload" className="ml-1.5 inline-block align-[-2px] text-ink-3">
      <Icon of={CloudUpload} size={14} />
    </span>
    <span className="sr-only">, your upload</span>
  </>
)

const QUIET =
  'pointer-fine:opacity-0 group-hover/row:opacity-100 pointer-fine:group-focus-within/row:opacity-100 pointer-fine:data-[state=open]:opacity-100'

function Lead({ track, index, isSelected, isNow, isSounding, actions }: TrackRowProps) {
  if (isSelected) {
    return (
      <span className="grid size-4 place-items-center rounded-mark bg-ink-1 text-ink-inverse">
        <Icon of={Check} size={14} />
      </span>
    )
  }
  return (
    <>
      <span className="group-hover/row:hidden">
        {isNow ? <Sounding isMoving={isSounding} /> : index + 1}
      </span>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Play ${track.song.title}`}
        onClick={() => actions.play(index)}
        className="hidden group-hover/row:block"
      >
        <Icon of={Play} isFilled />
      </button>
    </>
  )
}

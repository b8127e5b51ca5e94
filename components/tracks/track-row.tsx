'use client'

import { clsx } from 'clsx'
import { memo } from 'react'
import { tickCss } from '@/components/ribbon/artist-colour'
import { formatDuration } from '@/components/ui/format-duration'
import { artistOf } from '@/lib/client/list-queries'
import { hasRecording } from '@/lib/client/songs'
import { COLUMNS } from './columns'
import { SetPosition } from './set-position'
import { ActionCell } from './track-action-cell'
import { NumberCell } from './track-number-cell'
import type { TrackRowProps } from './track-row-props'
import { AlbumCell, TitleCell } from './track-text-cells'

/** One track: a table row, on a phone an item of a list. */
export const TrackRow = memo(function TrackRow(props: TrackRowProps) {
  const { track, index, isActive, isSelected, isCurrent, turnsAhead, actions } = props
  const { song, excluded } = track
  const tabIndex = isActive ? 0 : -1
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={isCurrent ? 'true' : undefined}
      tabIndex={tabIndex}
      data-index={index}
      style={{ top: `calc(var(--row) * ${index})`, '--tick': tickCss(artistOf(track)) } as never}
      className={rowClasses(props)}
    >
      <NumberCell {...props} />
      <TitleCell song={song} isCurrent={isCurrent} isExcluded={excluded} />
      <AlbumCell song={song} isExcluded={excluded} />
      <SetPosition
        isCurrent={isCurrent}
        isExcluded={excluded}
        isMissing={!hasRecording(song)}
        turnsAhead={turnsAhead}
      />
      <ActionCell song={song} tabIndex={tabIndex} menu={() => actions.menu(index)} />
      <td className="px-2 text-right text-ink-2 md:pr-8 phone:hidden">
        {formatDuration(song.durationMs)}
      </td>
    </tr>
  )
})

function rowClasses({ track, isJoined, isSelected, isCurrent }: TrackRowProps): string {
  const background = isCurrent ? 'bg-accent-wash' : 'hover:bg-fill-1'
  return clsx(
    'group/row absolute inset-x-0 grid h-row scroll-mt-8 items-center phone:scroll-mt-0 focus-visible:rounded-none focus-visible:-outline-offset-2',
    "before:absolute before:top-0 before:left-0 before:content-['']",
    hasRecording(track.song) ? 'before:bg-(--tick)' : 'before:border before:border-(--tick)',
    track.excluded ? 'before:w-0.5' : 'before:w-[5px]',
    isJoined ? 'before:bottom-0' : 'before:bottom-px',
    COLUMNS,
    isSelected ? 'bg-fill-2' : background,
  )
}

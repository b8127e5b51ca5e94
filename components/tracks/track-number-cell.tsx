'use client'

import { Check, GripVertical, Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icons'
import { NowPlayingIndicator } from './now-playing-indicator'
import type { TrackRowProps } from './track-row-props'

type NumberCellProps = Pick<
  TrackRowProps,
  'track' | 'index' | 'number' | 'isSelected' | 'isCurrent' | 'isPlaying' | 'actions'
>

/** Number of a track; under the pointer its play button and drag handle. */
export function NumberCell(props: NumberCellProps) {
  const { index, isSelected, actions } = props
  return (
    <td className="relative flex h-full items-center justify-end gap-2 pr-2 text-ink-3 phone:hidden">
      {actions.gripOf && (
        <span
          {...actions.gripOf(index)}
          aria-hidden
          className="absolute right-9 hidden cursor-grab touch-none py-3 group-hover/row:block"
        >
          <Icon of={GripVertical} />
        </span>
      )}
      {isSelected ? <SelectedMark /> : <PlayableNumber {...props} />}
    </td>
  )
}

const SelectedMark = () => (
  <span className="grid size-4 place-items-center rounded-mark bg-ink-1 text-ink-inverse">
    <Icon of={Check} size={14} />
  </span>
)

function PlayableNumber({ track, index, number, isCurrent, isPlaying, actions }: NumberCellProps) {
  const t = useTranslations('tracks.row')
  return (
    <>
      <span className="group-hover/row:hidden">
        {isCurrent ? <NowPlayingIndicator isMoving={isPlaying} /> : number}
      </span>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('play', { title: track.song.title })}
        onClick={() => actions.play(index)}
        className="hidden group-hover/row:block"
      >
        <Icon of={Play} isFilled />
      </button>
    </>
  )
}

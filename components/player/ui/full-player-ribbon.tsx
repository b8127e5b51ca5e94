'use client'

import { ChevronUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { tickCss } from '@/components/ribbon/artist-colour'
import { Axis } from '@/components/ribbon/axis'
import { Icon } from '@/components/ui/icons'
import { artistOf } from '@/lib/client/list-queries'
import type { CurrentTrack } from '../engine/types'
import { selectUpcoming, usePlayerState } from './player-context'
import { SetRibbon, visibleRange } from './set-ribbon'

/** The number of ticks that a phone shows. */
const MAX_TICKS = 65

type FullPlayerRibbonProps = { current: CurrentTrack; onOpenList: () => void }

/** The ribbon around the current track, and the next track, which opens the list. */
export function FullPlayerRibbon({ current, onOpenList }: FullPlayerRibbonProps) {
  const { position, setSize } = current
  const [start, end] = visibleRange(position, setSize, MAX_TICKS)
  return (
    <footer className="bg-display pb-[env(safe-area-inset-bottom)]">
      <SetRibbon
        current={current}
        headroom={12}
        maxTicks={MAX_TICKS}
        isInteractive={false}
        className="-mt-3 h-13"
      />
      {setSize > 0 && <Axis first={start + 1} last={end} at={position + 1} />}
      <NextTrack onOpen={onOpenList} />
    </footer>
  )
}

function NextTrack({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations('player.fullScreen')
  const [next] = usePlayerState(selectUpcoming)
  if (!next) return <div className="h-16" />
  return (
    <button
      type="button"
      onClick={onOpen}
      className="flex min-h-16 w-full items-center gap-3 pt-1 pr-4 pb-3 pl-6 text-left"
    >
      <i
        aria-hidden
        className="h-9 w-[3px] rounded-tick"
        style={{ background: tickCss(artistOf(next.track)) }}
      />
      <span className="grid min-w-0 flex-1">
        <span className="cut">
          <span className="text-ink-3">{t('next')}</span> {next.track.song.title}
        </span>
        <span className="cut text-12 text-ink-2">
          {next.track.song.artists.map(({ name }) => name).join(', ')}
        </span>
      </span>
      <Icon of={ChevronUp} size={20} className="text-ink-3" />
    </button>
  )
}

'use client'

import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { orderOf } from '../engine/current-track'
import { selectRepeat } from '../engine/repeat'
import type { CurrentTrack } from '../engine/types'
import {
  selectCurrent,
  selectUpNextOpen,
  usePanels,
  usePlayer,
  usePlayerState,
} from './player-context'
import { SleepTimerMenu } from './sleep-timer-menu'
import { SongFeatures } from './song-features'
import { UpNextList } from './up-next-list'

/** The list Up next: in the side panel if the window is wide, else over the page. */
export function UpNext({ className }: { className?: string }) {
  const isOpen = usePanels(selectUpNextOpen)
  const current = usePlayerState(selectCurrent)
  return isOpen && current ? <Sheet current={current} className={className} /> : null
}

function Sheet({ current, className }: { current: CurrentTrack; className?: string }) {
  const t = useTranslations('player.upNext')
  const close = useClose()
  const { setSize, position, track, source } = current
  const isInOrder = orderOf(source) === 'list'
  return (
    <aside
      aria-label={t('title')}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && close()}
      className={clsx(
        'flex min-h-0 min-w-0 flex-col overflow-hidden bg-raised phone:hidden',
        'max-lg:absolute max-lg:inset-y-0 max-lg:right-0 max-lg:z-20 max-lg:w-sheet max-lg:max-w-full max-lg:shadow-2',
        className,
      )}
    >
      <header className="flex items-center justify-between pt-4 pr-3 pb-3 pl-5">
        <div>
          <h2 className="text-16 font-strong">{t('title')}</h2>
          {setSize > 0 && position >= 0 && (
            <p className="text-12 text-ink-3">
              {isInOrder
                ? t('remainingInList', { count: setSize - position - 1 })
                : t('remaining', { count: setSize - position - 1 })}
            </p>
          )}
        </div>
        <SleepTimerMenu current={current} className="ml-auto h-control lg:hidden" />
        <IconButton label={t('close')} onClick={close}>
          <Icon of={X} />
        </IconButton>
      </header>
      <SongFeatures features={track.song.features} className="hairline-t mx-5 py-2 text-12" />
      <UpNextList current={current} />
      <Following current={current} />
    </aside>
  )
}

/** Returns a function that closes the sheet, and gives the focus back to the element that had it before. */
function useClose(): () => void {
  const { panels } = usePlayer()
  const opener = useRef<Element>(null)
  useEffect(() => {
    opener.current = document.activeElement
  }, [])
  return () => {
    panels.setState({ isUpNextOpen: false })
    if (opener.current instanceof HTMLElement) opener.current.focus()
  }
}

/** A note about the end of the set or the list. */
function Following({ current }: { current: CurrentTrack }) {
  const t = useTranslations('player.upNext')
  const repeat = usePlayerState(selectRepeat)
  const { set, setSize, source } = current
  const isInOrder = orderOf(source) === 'list'
  if (!isInOrder && repeat === 'all' && setSize <= 1) return null
  const texts = {
    off: isInOrder ? t('listEnds') : t('setEnds'),
    all: isInOrder
      ? t('listRepeats')
      : t('following', { set: set + 2, count: Math.floor(setSize / 2) }),
    one: t('songRepeats'),
  }
  return <footer className="hairline-t px-5 pt-3 pb-4 text-12 text-ink-3">{texts[repeat]}</footer>
}

'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { type Panels, selectCurrent, usePanels, usePlayer, usePlayerState } from './player-context'
import { SongFeatures } from './song-features'
import { UpNextList } from './up-next-list'

const selectUpNextOpen = (panels: Panels) => panels.isUpNextOpen

/** The side sheet Up next: a column of the page if the window is wide, else over the page. */
export function UpNext() {
  const t = useTranslations('player.upNext')
  const { panels } = usePlayer()
  const isOpen = usePanels(selectUpNextOpen)
  const current = usePlayerState(selectCurrent)
  if (!isOpen || !current) return null
  const { set, setSize, position, track } = current
  return (
    <aside
      aria-label={t('title')}
      className="flex w-sheet flex-col overflow-hidden bg-raised max-wide:absolute max-wide:inset-y-0 max-wide:right-0 max-wide:z-20 max-wide:shadow-2 phone:hidden"
    >
      <header className="flex items-center justify-between pt-4 pr-3 pb-3 pl-5">
        <div>
          <h2 className="text-16 font-strong">{t('title')}</h2>
          {setSize > 0 && (
            <p className="text-12 text-ink-3">
              {t('remaining', { count: setSize - position - 1 })}
            </p>
          )}
        </div>
        <IconButton label={t('close')} onClick={() => panels.setState({ isUpNextOpen: false })}>
          <Icon of={X} />
        </IconButton>
      </header>
      <SongFeatures features={track.song.features} className="hairline-t mx-5 py-2 text-12" />
      <UpNextList current={current} />
      {setSize > 1 && (
        <footer className="hairline-t px-5 pt-3 pb-4 text-12 text-ink-3">
          {t('following', { set: set + 2, count: Math.floor(setSize / 2) })}
        </footer>
      )}
    </aside>
  )
}

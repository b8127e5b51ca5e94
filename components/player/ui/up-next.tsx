'use client'

import { X } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { number } from '@/components/ui/words'
import { type Panels, selectCurrent, usePanels, usePlayer, usePlayerState } from './player-context'
import { SongFeatures } from './song-features'
import { setWords, UpNextList } from './up-next-list'

const pickUpNext = (panels: Panels) => panels.isUpNextOpen

/** The sheet at the side: a column where there is room, else over the page. */
export function UpNext() {
  const { panels } = usePlayer()
  const isOpen = usePanels(pickUpNext)
  const now = usePlayerState(selectCurrent)
  if (!isOpen || !now) return null
  const { left, follows } = setWords(now)
  return (
    <aside
      aria-label="Up next"
      className="flex w-sheet flex-col overflow-hidden bg-raised max-wide:absolute max-wide:inset-y-0 max-wide:right-0 max-wide:z-20 max-wide:shadow-2 phone:hidden"
    >
      <header className="flex items-center justify-between pt-4 pr-3 pb-3 pl-5">
        <div>
          <h2 className="text-16 font-strong">Up next</h2>
          {now.setSize > 0 && <p className="text-12 text-ink-3">{number(left)} left in this set</p>}
        </div>
        <IconButton label="Close" onClick={() => panels.setState({ isUpNextOpen: false })}>
          <Icon of={X} />
        </IconButton>
      </header>
      <SongFeatures features={now.track.song.features} className="hairline-t mx-5 py-2 text-12" />
      <UpNextList now={now} />
      {now.setSize > 1 && (
        <footer className="hairline-t px-5 pt-3 pb-4 text-12 text-ink-3">{follows}</footer>
      )}
    </aside>
  )
}

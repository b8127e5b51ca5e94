'use client'

import { ListEnd } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { RibbonSkeleton } from '@/components/ui/skeleton'
import type { CurrentTrack } from '../engine/types'
import { MiniPlayer } from './mini-player'
import { ModeMenu } from './mode-menu'
import { NowPlaying } from './now-playing'
import { PlayButton } from './play-button'
import {
  type Panels,
  selectCurrent,
  selectProblem,
  usePanels,
  usePlayer,
  usePlayerState,
} from './player-context'
import { SeekBar } from './seek-bar'
import { SetRibbon } from './set-ribbon'
import { SkipButton } from './skip-button'
import { Volume } from './volume'

const pickUpNext = (panels: Panels) => panels.isUpNextOpen

/** The player along the bottom of every signed-in page. */
export function PlayerBar() {
  const now = usePlayerState(selectCurrent)
  return (
    <section aria-label="Player" className="relative z-10 col-span-full bg-chassis">
      {now ? <Playing now={now} /> : <Silent />}
    </section>
  )
}

function Playing({ now }: { now: CurrentTrack }) {
  return (
    <>
      <div className="phone:hidden">
        <SetRibbon now={now} headroom={8} className="-mt-1.5 h-7.5" />
        <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,480px)_minmax(0,1fr)] items-center gap-6 py-3 pr-5 pl-4">
          <NowPlaying now={now} />
          <div className="grid justify-items-center gap-0.5">
            <div className="flex items-center gap-2">
              <SkipButton to="previous" />
              <PlayButton />
              <SkipButton to="next" />
            </div>
            <SeekBar />
          </div>
          <div className="flex items-center justify-end gap-1">
            <div className="mr-2 hidden lg:block">
              <Volume />
            </div>
            <ModeMenu source={now.source} />
            <UpNextButton />
          </div>
        </div>
      </div>
      <MiniPlayer now={now} />
    </>
  )
}

function UpNextButton() {
  const { panels } = usePlayer()
  const isOpen = usePanels(pickUpNext)
  return (
    <IconButton
      label="Up next"
      aria-pressed={isOpen}
      className="aria-pressed:bg-fill-2 aria-pressed:text-ink-1"
      onClick={() => panels.setState({ isUpNextOpen: !isOpen })}
    >
      <Icon of={ListEnd} />
    </IconButton>
  )
}

function Silent() {
  const problem = usePlayerState(selectProblem)
  return (
    <div className="phone:hidden">
      <RibbonSkeleton className="h-6" />
      <p className="px-4 py-5 text-ink-3">
        {problem ?? 'Nothing is playing. Open a playlist and press play.'}
      </p>
    </div>
  )
}

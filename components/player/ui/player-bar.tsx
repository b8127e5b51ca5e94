'use client'

import { clsx } from 'clsx'
import { ListEnd } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { RibbonSkeleton } from '@/components/ui/skeleton'
import { sleepTimer } from '../engine/sleep-timer'
import type { CurrentTrack } from '../engine/types'
import { CastButton } from './cast-button'
import { MiniPlayer } from './mini-player'
import { ModeMenu } from './mode-menu'
import { NowPlaying } from './now-playing'
import { PlayButton } from './play-button'
import {
  selectCurrent,
  selectUpNextOpen,
  usePanels,
  usePlayer,
  usePlayerState,
} from './player-context'
import { RepeatButton } from './repeat-button'
import { SeekBar } from './seek-bar'
import { SetRibbon } from './set-ribbon'
import { SkipButton } from './skip-button'
import { SleepTimerMenu } from './sleep-timer-menu'
import { useProblemMessage } from './use-problem-message'
import { Volume } from './volume'

/** The player at the bottom of every signed-in page. */
export function PlayerBar() {
  const t = useTranslations('player')
  const current = usePlayerState(selectCurrent)
  return (
    <section aria-label={t('label')} className="relative z-10 col-span-full row-4 bg-chassis">
      {current ? <ActivePlayer current={current} /> : <EmptyPlayer />}
    </section>
  )
}

function ActivePlayer({ current }: { current: CurrentTrack }) {
  return (
    <>
      <div className="phone:hidden">
        <SetRibbon current={current} headroom={8} className="-mt-1.5 h-7.5" />
        <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,300px)_auto] lg:grid-cols-[minmax(0,1fr)_minmax(0,480px)_minmax(0,1fr)] items-center gap-6 py-3 pr-5 pl-4">
          <NowPlaying current={current} />
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
            <BarSleepTimer current={current} />
            <ModeMenu source={current.source} />
            <RepeatButton />
            <CastButton />
            <UpNextButton />
          </div>
        </div>
      </div>
      <MiniPlayer current={current} />
    </>
  )
}

/** In narrow windows only while it runs; it is started from Up next there. */
function BarSleepTimer({ current }: { current: CurrentTrack }) {
  const isOn = useStore(sleepTimer, ({ end }) => end !== null)
  const className = clsx('h-control', !isOn && 'max-lg:hidden')
  return <SleepTimerMenu current={current} textClassName="max-lg:hidden" className={className} />
}

function UpNextButton() {
  const t = useTranslations('player.upNext')
  const { panels } = usePlayer()
  const isOpen = usePanels(selectUpNextOpen)
  return (
    <IconButton
      label={t('title')}
      aria-pressed={isOpen}
      className="aria-pressed:bg-fill-2 aria-pressed:text-ink-1"
      onClick={() => panels.setState({ isUpNextOpen: !isOpen })}
    >
      <Icon of={ListEnd} />
    </IconButton>
  )
}

function EmptyPlayer() {
  const t = useTranslations('player')
  const problem = useProblemMessage()
  return (
    <div className="phone:hidden">
      <RibbonSkeleton className="h-6" />
      <p className="px-4 py-5 text-ink-3">{problem ?? t('empty')}</p>
    </div>
  )
}

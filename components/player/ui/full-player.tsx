'use client'

import { clsx } from 'clsx'
import { ChevronDown, ListEnd } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ArtistLinks } from '@/components/song-actions/artist-links'
import { LikeButton } from '@/components/song-actions/like-button'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { listPath } from '@/lib/client/list-path'
import type { CurrentTrack } from '../engine/types'
import { CastButton } from './cast-button'
import { ChooseVideoLink } from './choose-video-link'
import { FullPlayerRibbon } from './full-player-ribbon'
import { ModeMenu } from './mode-menu'
import { PlayButton } from './play-button'
import { PlayingCover } from './playing-cover'
import { RepeatButton } from './repeat-button'
import { SeekBar } from './seek-bar'
import { SkipButton } from './skip-button'
import { SleepTimerMenu } from './sleep-timer-menu'
import { SongFeatures } from './song-features'
import { TrackStatus } from './track-status'
import { UpNextList } from './up-next-list'

type FullPlayerProps = { current: CurrentTrack; onClose: () => void }

/** The player on the full screen of a phone. A video replaces the cover, with the list below it. */
export function FullPlayer({ current, onClose }: FullPlayerProps) {
  const t = useTranslations('player')
  const [isListOpen, setListOpen] = useState(false)
  const hasVideo = current.track.song.playback.kind === 'youtube'
  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)_auto_auto_auto_auto]">
      <Header current={current} onClose={onClose} />
      {isListOpen || hasVideo ? (
        <div className={clsx('flex min-h-0 flex-col', hasVideo && 'pt-(--full-video)')}>
          <SongFeatures features={current.track.song.features} className="px-6 pb-2 text-14" />
          <UpNextList current={current} />
        </div>
      ) : (
        <div className="grid min-h-0 place-items-center px-6 py-2">
          <PlayingCover current={current} />
        </div>
      )}
      <TrackDetails current={current} onClose={onClose} />
      <div className="px-6 pt-2">
        <SeekBar isStacked />
      </div>
      <div className="flex items-center justify-between px-4 pt-3 pb-5">
        <ModeMenu source={current.source} look="glyph" />
        <SkipButton to="previous" size={24} />
        <PlayButton size={64} />
        <SkipButton to="next" size={24} />
        <RepeatButton size={20} className="size-11" />
        {hasVideo ? (
          <SleepTimerMenu current={current} size={20} className="h-11 min-w-11" />
        ) : (
          <IconButton
            label={isListOpen ? t('upNext.closeList') : t('upNext.title')}
            aria-pressed={isListOpen}
            className="size-11 aria-pressed:bg-fill-2"
            onClick={() => setListOpen(!isListOpen)}
          >
            <Icon of={ListEnd} size={20} />
          </IconButton>
        )}
      </div>
      <FullPlayerRibbon current={current} onOpenList={() => setListOpen(true)} />
    </div>
  )
}

function Header({ current, onClose }: FullPlayerProps) {
  const t = useTranslations('player.fullScreen')
  const { position, setSize, source, track } = current
  return (
    <header className="flex h-15 items-center justify-between px-2">
      <IconButton label={t('close')} className="size-11" onClick={onClose}>
        <Icon of={ChevronDown} size={24} />
      </IconButton>
      <p className="grid text-center">
        <Link href={listPath(source.list)} className="font-strong" onClick={onClose}>
          {source.name}
        </Link>
        {setSize > 0 && (
          <span className="text-12 text-ink-3">
            {t('position', { position: position + 1, size: setSize })}
          </span>
        )}
      </p>
      {/* Its menu would open over a video, which has the button below it instead. */}
      {track.song.playback.kind === 'youtube' ? (
        <span className="w-11" />
      ) : (
        <SleepTimerMenu current={current} size={20} className="h-11 min-w-11" />
      )}
    </header>
  )
}

function TrackDetails({ current, onClose }: FullPlayerProps) {
  const t = useTranslations('player.video')
  const { song } = current.track
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center pt-3 pr-3 pl-6">
      <div>
        <h2 dir="auto" className="cut text-28 font-strong">
          {song.title}
        </h2>
        <p className="cut text-16 text-ink-2">
          <ArtistLinks artists={song.artists} onFollow={onClose} />
        </p>
        <TrackStatus current={current} className="min-h-5 text-14" />
        {song.playback.kind === 'youtube' && song.playback.match !== 'unsure' && (
          <p className="text-12">
            <ChooseVideoLink label={t('wrongSong')} />
          </p>
        )}
      </div>
      <div className="flex">
        <CastButton size={20} className="size-11" />
        <LikeButton song={song} size={24} className="size-11" />
      </div>
    </div>
  )
}

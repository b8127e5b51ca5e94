'use client'

import { ChevronDown, ChevronUp, ListEnd } from 'lucide-react'
import { useState } from 'react'
import { tickCss } from '@/components/ribbon/artist-colour'
import { Axis } from '@/components/ribbon/axis'
import { Cover } from '@/components/ribbon/cover'
import { LikeButton } from '@/components/song-actions/like-button'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { number } from '@/components/ui/words'
import { artistOf } from '@/lib/client/list-queries'
import { useTracks } from '@/lib/client/use-tracks'
import type { CurrentTrack } from '../engine/types'
import { ChooseVideoLink } from './choose-video-link'
import { ModeMenu } from './mode-menu'
import { Why } from './now-playing'
import { PlayButton } from './play-button'
import { selectUpcoming, usePlayerState } from './player-context'
import { SeekBar } from './seek-bar'
import { SetRibbon, windowAround } from './set-ribbon'
import { SkipButton } from './skip-button'
import { SongFeatures } from './song-features'
import { UpNextList } from './up-next-list'
import { useRunningSet, useTicks } from './use-running-set'

const AROUND = 65

/** The player over the whole of a phone. */
export function FullPlayer({ now, onClose }: { now: CurrentTrack; onClose: () => void }) {
  const [isListOpen, setListOpen] = useState(false)
  const { song } = now.track
  const [first, end] = windowAround(now.position, now.setSize, AROUND)
  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)_auto_auto_auto_auto]">
      <header className="flex items-center justify-between p-2">
        <IconButton label="Close the player" className="size-11" onClick={onClose}>
          <Icon of={ChevronDown} size={24} />
        </IconButton>
        <p className="grid text-center">
          <span className="font-strong">{now.source.name}</span>
          {now.setSize > 0 && (
            <span className="text-12 text-ink-3">
              {number(now.position + 1)} of {number(now.setSize)}
            </span>
          )}
        </p>
        <span className="size-11" />
      </header>
      {isListOpen ? (
        <div className="flex min-h-0 flex-col">
          <SongFeatures features={song.features} className="px-6 pb-2 text-14" />
          <UpNextList now={now} />
        </div>
      ) : (
        <div className="grid min-h-0 place-items-center px-6 py-2">
          <Cloth now={now} />
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)_44px] items-center pt-3 pr-3 pl-6">
        <div>
          <h2 className="cut text-28 font-strong">{song.title}</h2>
          <p className="cut text-16 text-ink-2">
            {song.artists.map(({ name }) => name).join(', ')}
          </p>
          <Why now={now} className="min-h-5 text-14" />
          {song.playback.kind === 'youtube' && song.playback.match !== 'unsure' && (
            <p className="text-12">
              <ChooseVideoLink words="Wrong song?" />
            </p>
          )}
        </div>
        <LikeButton song={song} size={24} className="size-11" />
      </div>
      <div className="px-6 pt-2">
        <SeekBar isStacked />
      </div>
      <div className="flex items-center justify-between px-4 pt-3 pb-5">
        <ModeMenu source={now.source} look="glyph" />
        <SkipButton to="previous" size={24} />
        <PlayButton size={64} />
        <SkipButton to="next" size={24} />
        <IconButton
          label={isListOpen ? 'Close up next' : 'Up next'}
          aria-pressed={isListOpen}
          className="aria-pressed:bg-fill-2"
          onClick={() => setListOpen(!isListOpen)}
        >
          <Icon of={ListEnd} size={20} />
        </IconButton>
      </div>
      <footer className="bg-display pb-[env(safe-area-inset-bottom)]">
        <SetRibbon now={now} headroom={12} around={AROUND} isNamed={false} className="-mt-3 h-13" />
        {now.setSize > 0 && <Axis first={first + 1} last={end} at={now.position + 1} />}
        <Peek onOpen={() => setListOpen(true)} />
      </footer>
    </div>
  )
}

// While it plays, the cloth is woven in playing order.
function Cloth({ now }: { now: CurrentTrack }) {
  const { tracks } = useTracks(now.source.list)
  const set = useRunningSet(now.source.list, null)
  const ticks = useTicks(tracks, set)
  return (
    <Cover
      artists={ticks.map((tick) => tick.artistId)}
      at={now.isAside ? undefined : now.position}
      className="aspect-square w-[min(100%,342px,40dvh)]"
      label={`Cover of ${now.source.name}: its ribbon folded into a square`}
    />
  )
}

function Peek({ onOpen }: { onOpen: () => void }) {
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
          <span className="text-ink-3">Next </span>
          {next.track.song.title}
        </span>
        <span className="cut text-12 text-ink-2">
          {next.track.song.artists.map(({ name }) => name).join(', ')}
        </span>
      </span>
      <Icon of={ChevronUp} size={20} className="text-ink-3" />
    </button>
  )
}

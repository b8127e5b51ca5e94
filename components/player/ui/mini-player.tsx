'use client'

import { useTranslations } from 'next-intl'
import { SongArtwork } from '@/components/ribbon/song-artwork'
import { artistOf } from '@/lib/client/list-queries'
import type { CurrentTrack } from '../engine/types'
import { PlayButton } from './play-button'
import { usePlayer } from './player-context'
import { SetRibbon } from './set-ribbon'
import { SkipButton } from './skip-button'
import { useProblemMessage } from './use-problem-message'

/** The player of a phone: one row that opens the full player. */
export function MiniPlayer({ current }: { current: CurrentTrack }) {
  const t = useTranslations('player.fullScreen')
  const { panels } = usePlayer()
  const problem = useProblemMessage()
  const { song } = current.track
  return (
    <div className="md:hidden">
      <SetRibbon current={current} headroom={7} isInteractive={false} className="-mt-1.5 h-5.5" />
      <div className="flex items-center gap-3 py-2 pr-2 pl-4">
        <button
          type="button"
          onClick={() => panels.setState({ isFullOpen: true })}
          className="flex min-w-0 flex-1 items-center gap-3 text-left"
        >
          <SongArtwork
            songId={song.id}
            artistId={artistOf(current.track)}
            coverUrl={song.coverUrl}
            className="size-11"
          />
          <span className="sr-only">{t('open')} </span>
          <span className="grid min-w-0">
            <span dir="auto" className="cut font-strong">
              {song.title}
            </span>
            <span className={problem ? 'cut text-12 text-danger' : 'cut text-12 text-ink-2'}>
              {problem ?? song.artists.map(({ name }) => name).join(', ')}
            </span>
          </span>
        </button>
        <PlayButton size={44} />
        <SkipButton to="next" size={20} />
      </div>
    </div>
  )
}

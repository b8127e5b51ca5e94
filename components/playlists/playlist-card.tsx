'use client'

import { clsx } from 'clsx'
import { Play, Shuffle } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/messages/use-format'
import { useStart } from '@/components/player/ui/use-start'
import { Icon } from '@/components/ui/icons'
import { RoundButton } from '@/components/ui/round-button'
import type { Playlist } from '@/lib/contract/playlist'
import { PlaylistCover } from './playlist-cover'

const SHOWN_ON_HOVER =
  'pointer-coarse:hidden pointer-fine:opacity-0 pointer-fine:group-focus-within:opacity-100 pointer-fine:group-hover:opacity-100'

/** A playlist with its cover; its play and shuffle buttons are shown under the pointer. */
export function PlaylistCard({ playlist }: { playlist: Playlist }) {
  const t = useTranslations('playlists')
  const { length } = useFormat()
  const start = useStart()
  const { id, name, trackCount, totalDurationMs } = playlist
  const size = t('tracks', { count: trackCount })

  return (
    <div className="group relative grid gap-3">
      <PlaylistCover playlist={playlist} className="aspect-square w-full" />
      <div className="min-w-0">
        <h2 className="cut font-strong">
          <Link
            href={`/playlists/${id}`}
            className="after:absolute after:inset-0 after:rounded-control focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-4 focus-visible:after:outline-focus"
          >
            {name}
          </Link>
        </h2>
        <p className="cut text-12 text-ink-3">
          {totalDurationMs > 0 ? t('withLength', { size, length: length(totalDurationMs) }) : size}
        </p>
      </div>
      {trackCount > 0 && (
        <div className={clsx('absolute right-2 bottom-15 flex gap-2', SHOWN_ON_HOVER)}>
          <RoundButton
            label={t('shuffle', { name })}
            onClick={() => void start({ list: id, name })}
          >
            <Icon of={Shuffle} />
          </RoundButton>
          <RoundButton
            label={t('play', { name })}
            onClick={() => void start({ list: id, name, order: 'list' })}
          >
            <Icon of={Play} isFilled />
          </RoundButton>
        </div>
      )}
    </div>
  )
}

'use client'

import { Check, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { tickCss } from '@/components/ribbon/artist-colour'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import type { Song } from '@/lib/contract/song'

type AddableSongProps = {
  song: Song
  /** Resolves to whether the song was added. */
  onAdd: () => Promise<boolean>
}

/** A search result with a button that adds it to the playlist. */
export function AddableSong({ song, onAdd }: AddableSongProps) {
  const t = useTranslations('playlists.add')
  const [status, setStatus] = useState<'idle' | 'adding' | 'added'>('idle')
  const isAdded = status === 'added'
  const artist = song.artists[0]

  async function add() {
    setStatus('adding')
    setStatus((await onAdd()) ? 'added' : 'idle')
  }

  return (
    <li className="flex min-h-13 items-center gap-3 rounded-control px-2 hover:bg-fill-1">
      <i
        aria-hidden
        className="h-8 w-[3px] shrink-0 rounded-tick"
        style={{ background: tickCss(artist?.id ?? song.id) }}
      />
      <span className="grid min-w-0 flex-1">
        <span dir="auto" className="cut">
          {song.title}
        </span>
        <span className="cut text-12 text-ink-2">
          {song.artists.map(({ name }) => name).join(', ')}
        </span>
      </span>
      <IconButton
        label={isAdded ? t('added', { title: song.title }) : t('add', { title: song.title })}
        disabled={status === 'adding'}
        onClick={() => void add()}
      >
        <Icon of={isAdded ? Check : Plus} />
      </IconButton>
    </li>
  )
}

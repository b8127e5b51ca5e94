'use client'

import { Play } from 'lucide-react'
import Link from 'next/link'
import { toast } from 'sonner'
import { useFormat } from '@/components/messages/use-format'
import { usePlayer } from '@/components/player/ui/player-context'
import { Icon } from '@/components/ui/icons'
import { RoundButton } from '@/components/ui/round-button'
import { count } from '@/components/ui/words'
import type { Playlist } from '@/lib/contract/playlists'
import { PlaylistCover } from './playlist-cover'

/** A playlist as its cover; play shows under the pointer. */
export function PlaylistCard({ playlist }: { playlist: Playlist }) {
  const { length } = useFormat()
  const { player } = usePlayer()
  const { id, name, trackCount, totalDurationMs } = playlist
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
          {count(trackCount, 'track')}
          {totalDurationMs > 0 && `, ${length(totalDurationMs)}`}
        </p>
      </div>
      {trackCount > 0 && (
        <RoundButton
          label={`Play ${name}`}
          className="absolute right-2 bottom-15 pointer-coarse:hidden pointer-fine:opacity-0 pointer-fine:group-focus-within:opacity-100 pointer-fine:group-hover:opacity-100"
          onClick={() => {
            player.start({ list: id, name }).catch((error: Error) => toast(error.message))
          }}
        >
          <Icon of={Play} isFilled />
        </RoundButton>
      )}
    </div>
  )
}

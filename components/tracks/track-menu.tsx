'use client'

import {
  ArrowDown,
  ArrowUp,
  Ban,
  Check,
  CircleMinus,
  CirclePlay,
  Disc3,
  ExternalLink,
  Heart,
  ListEnd,
  MicVocal,
  Pencil,
  Trash2,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { Source } from '@/components/player/engine/types'
import { usePlayer } from '@/components/player/ui/player-context'
import { editSong } from '@/components/song-actions/edited-song'
import { useIsLiked, useToggleLike } from '@/components/song-actions/use-like'
import { useOwnSongs } from '@/components/song-actions/use-own-songs'
import { MenuRow, MenuSeparator } from '@/components/ui/menu'
import { songsPath } from '@/lib/client/songs'
import type { Track } from '@/lib/contract/playlist-tracks'
import { AddToSubMenu } from './add-to-menu'
import type { TrackEdits } from './use-track-edits'

type TrackMenuProps = {
  track: Track
  index: number
  total: number
  source: Source
  isPlaylist: boolean
  edits?: TrackEdits
  onSelect: () => void
}

const ARTISTS_SHOWN = 3

/** What can be done with a track. */
export function TrackMenu(props: TrackMenuProps) {
  const { track, index, total, source, edits, onSelect } = props
  const { player } = usePlayer()
  const isLiked = useIsLiked(track.song)
  const toggleLike = useToggleLike()
  const router = useRouter()
  const ownSongs = useOwnSongs()
  const { song } = track
  const { album, artists } = song
  return (
    <>
      <MenuRow icon={CirclePlay} keys="↵" onSelect={() => player.playOutOfOrder(source, track)}>
        Play now
      </MenuRow>
      <MenuRow icon={ListEnd} onSelect={() => player.enqueue([track])}>
        Play next
      </MenuRow>
      <AddToSubMenu songIds={[song.id]} />
      <MenuRow icon={Heart} onSelect={() => toggleLike(song)}>
        {isLiked ? 'Unlike' : 'Like'}
      </MenuRow>
      <MenuRow icon={Check} keys="X" onSelect={onSelect}>
        Select
      </MenuRow>
      {artists.slice(0, ARTISTS_SHOWN).map(({ id, name }) => (
        <MenuRow key={id} icon={MicVocal} onSelect={() => router.push(songsPath({ artist: id }))}>
          Songs by {name}
        </MenuRow>
      ))}
      {album && (
        <MenuRow icon={Disc3} onSelect={() => router.push(songsPath({ album: album.id }))}>
          Songs of the album
        </MenuRow>
      )}
      {song.playback.kind === 'none' && (
        <MenuRow
          icon={ExternalLink}
          onSelect={() =>
            song.playback.kind === 'none' &&
            window.open(song.playback.searchUrl, '_blank', 'noreferrer')
          }
        >
          Search for it on YouTube
        </MenuRow>
      )}
      {song.source === 'upload' && (
        <>
          <MenuSeparator />
          <MenuRow icon={Pencil} onSelect={() => editSong(song)}>
            Change details
          </MenuRow>
          <MenuRow icon={Trash2} isDanger onSelect={() => void ownSongs.remove(song)}>
            Delete the upload
          </MenuRow>
        </>
      )}
      {edits && props.isPlaylist && (
        <>
          <MenuRow icon={Ban} onSelect={() => void edits.leaveOut(track, !track.excluded)}>
            {track.excluded ? 'Bring back into shuffle' : 'Leave out of shuffle'}
          </MenuRow>
          <MenuSeparator />
          <MenuRow
            icon={ArrowUp}
            isDisabled={index === 0}
            onSelect={() => void edits.move(track, index, index - 1)}
          >
            Move up
          </MenuRow>
          <MenuRow
            icon={ArrowDown}
            isDisabled={index + 1 >= total}
            onSelect={() => void edits.move(track, index, index + 1)}
          >
            Move down
          </MenuRow>
          <MenuSeparator />
          <MenuRow icon={CircleMinus} keys="⌫" onSelect={() => void edits.remove([track.id])}>
            Remove
          </MenuRow>
        </>
      )}
    </>
  )
}

'use client'

import {
  Check,
  CirclePlay,
  Disc3,
  ExternalLink,
  Heart,
  ListEnd,
  ListStart,
  MicVocal,
  Shuffle,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { Source } from '@/components/player/engine/types'
import { useQueue } from '@/components/player/ui/use-queue'
import { useStart } from '@/components/player/ui/use-start'
import { useIsLiked, useToggleLike } from '@/components/song-actions/use-like'
import { MenuRow } from '@/components/ui/menu'
import { albumPath, artistPath } from '@/lib/client/list-path'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Song } from '@/lib/contract/song'
import { derivedListId } from '@/lib/list-id'
import { AddToSubMenu } from './add-to-menu'
import { EditRows } from './track-menu-edits'
import { UploadRows } from './track-menu-upload'
import type { TrackEdits } from './use-track-edits'

export type TrackMenuProps = {
  track: Track
  index: number
  /** Number of tracks of the list. */
  total: number
  onPlay: () => void
  /** Undefined for lists that cannot be edited. */
  edits?: TrackEdits
  onSelect: () => void
}

const MAX_ARTISTS = 3

/** The menu of a track. */
export function TrackMenu(props: TrackMenuProps) {
  const { track, index, total, edits, onPlay, onSelect } = props
  const { song } = track
  const t = useTranslations('tracks.menu')
  const isLiked = useIsLiked(song)
  const toggleLike = useToggleLike()
  return (
    <>
      <MenuRow icon={CirclePlay} keys="↵" onSelect={onPlay}>
        {t('playNow')}
      </MenuRow>
      <QueueRows track={track} />
      <AddToSubMenu songIds={[song.id]} />
      <MenuRow icon={Heart} onSelect={() => toggleLike(song)}>
        {isLiked ? t('unlike') : t('like')}
      </MenuRow>
      <MenuRow icon={Check} keys="X" onSelect={onSelect}>
        {t('select')}
      </MenuRow>
      <LinkRows song={song} />
      {song.source === 'upload' && <UploadRows song={song} />}
      {edits && <EditRows track={track} index={index} total={total} edits={edits} />}
    </>
  )
}

function QueueRows({ track }: { track: Track }) {
  const t = useTranslations('tracks.menu')
  const queue = useQueue()
  return (
    <>
      <MenuRow icon={ListStart} onSelect={() => void queue.playNext([track])}>
        {t('playNext')}
      </MenuRow>
      <MenuRow icon={ListEnd} onSelect={() => void queue.addToEnd([track])}>
        {t('addToQueue')}
      </MenuRow>
    </>
  )
}

function LinkRows({ song: { artists, album, playback } }: { song: Song }) {
  const t = useTranslations('tracks.menu')
  const router = useRouter()
  const start = useStart()
  const [mainArtist] = artists
  return (
    <>
      {artists.slice(0, MAX_ARTISTS).map(({ id, name }) => (
        <MenuRow key={id} icon={MicVocal} onSelect={() => router.push(artistPath(id))}>
          {t('songsBy', { artist: name })}
        </MenuRow>
      ))}
      {mainArtist && (
        <MenuRow
          icon={Shuffle}
          onSelect={() => void start(sourceOf('artist', mainArtist.id, mainArtist.name))}
        >
          {t('shuffleArtist')}
        </MenuRow>
      )}
      {album && (
        <>
          <MenuRow icon={Disc3} onSelect={() => router.push(albumPath(album.id))}>
            {t('albumSongs')}
          </MenuRow>
          <MenuRow
            icon={Shuffle}
            onSelect={() => void start(sourceOf('album', album.id, album.title))}
          >
            {t('shuffleAlbum')}
          </MenuRow>
        </>
      )}
      {playback.kind === 'none' && (
        <MenuRow
          icon={ExternalLink}
          onSelect={() => window.open(playback.searchUrl, '_blank', 'noreferrer')}
        >
          {t('searchYoutube')}
        </MenuRow>
      )}
    </>
  )
}

const sourceOf = (kind: 'album' | 'artist', id: string, name: string): Source => ({
  list: derivedListId({ kind, id }),
  name,
})

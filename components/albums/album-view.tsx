'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useFormat } from '@/components/messages/use-format'
import { useRunningSet, useTicks } from '@/components/player/ui/use-running-set'
import { ListControls } from '@/components/playlists/list-controls'
import { ListRibbon } from '@/components/playlists/list-ribbon'
import { usePageSource } from '@/components/playlists/use-page-source'
import { ArtistLinks } from '@/components/song-actions/artist-links'
import { ListTracks } from '@/components/tracks/list-tracks'
import type { TrackPage } from '@/lib/client/list-tracks'
import { useTracks } from '@/lib/client/use-tracks'
import type { Album } from '@/lib/contract/album'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { ShuffleSettings } from '@/lib/contract/shuffle-settings'
import type { ShuffleState } from '@/lib/contract/shuffle-state'
import { derivedListId } from '@/lib/list-id'
import { AlbumCover } from './album-cover'
import { numberOnAlbum } from './number-on-album'

type AlbumViewProps = {
  album: Album
  /** The first page of its songs; the others are loaded after it. */
  firstPage: TrackPage
  /** Null if the album has no shuffle session. */
  state: ShuffleState | null
  settings: ShuffleSettings
}

/** The page of an album: its cover and figures, and its songs by disc and track. */
export function AlbumView({ album, firstPage, state, settings }: AlbumViewProps) {
  const t = useTranslations('albums')
  const list = derivedListId({ kind: 'album', id: album.id })
  const source = usePageSource({ list, name: album.title })
  const loading = useTracks(list, firstPage)
  const { tracks } = loading
  const set = useRunningSet(list, state)
  const ticks = useTicks(tracks, set)
  const hasDiscs = useMemo(() => tracks.some(({ song }) => (song.discNumber ?? 1) > 1), [tracks])
  return (
    <>
      <header className="grid gap-5 px-gutter pt-6 pb-4 phone:gap-4 phone:pt-4">
        <AlbumHead album={album} tracks={tracks} />
        <ListControls source={source} settings={settings} canPlay={tracks.length > 0} />
      </header>
      <ListRibbon list={list} ticks={ticks} set={set} />
      <ListTracks
        label={t('songsOf', { title: album.title })}
        source={source}
        loading={loading}
        set={set}
        numberOf={({ song }) => numberOnAlbum(song, hasDiscs)}
      />
    </>
  )
}

function AlbumHead({ album, tracks }: { album: Album; tracks: Track[] }) {
  const t = useTranslations('albums')
  const { length } = useFormat()
  const { title, artist, releaseYear, songCount: count, totalDurationMs } = album
  const size = t('songs', { count })
  const facts = [
    releaseYear === null ? undefined : String(releaseYear),
    totalDurationMs > 0 ? t('withLength', { size, length: length(totalDurationMs) }) : size,
  ]
  return (
    <div className="flex items-end gap-6 phone:items-center phone:gap-4">
      <AlbumCover album={album} track={tracks[0]} className="size-44 phone:size-24" />
      <div className="grid min-w-0 flex-1 gap-2 pb-0.5 phone:gap-1">
        <p className="text-12 text-ink-3">{album.isCompilation ? t('compilation') : t('album')}</p>
        <h1 className="text-40 font-strong break-words phone:text-28">{title}</h1>
        <p className="text-ink-1">
          <AlbumArtists name={artist} tracks={tracks} />
        </p>
        <p className="text-ink-2">{facts.filter(Boolean).join(' · ')}</p>
      </div>
    </div>
  )
}

/** The artist of the album, else those of its first song, linked if they are artists of its songs. */
function AlbumArtists({ name, tracks }: { name: string | null; tracks: Track[] }) {
  const artists = tracks.flatMap(({ song }) => song.artists)
  const albumArtist = artists.find((artist) => artist.name === name)
  const first = tracks[0]?.song.artists ?? []
  if (name && !albumArtist) return name
  return <ArtistLinks artists={albumArtist ? [albumArtist] : first} />
}

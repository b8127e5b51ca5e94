import { splitArtistTitle } from '@/lib/song-text/artist-title'
import { skipEvent } from './skip'
import type { SpotifyLink } from './spotify-link'
import { trackEvent } from './track'
import type { ImportEvent } from './types'

type LocalFile = Extract<SpotifyLink, { kind: 'local' }>
type Row = { line: number; uri: string; file: LocalFile; liked?: boolean }

/** Reads a local file of Spotify. A file without tags has only a title, often `Artist - Title`. */
export function localFileEvent({ line, uri, file, liked }: Row): ImportEvent {
  const { artist, title } = file.artist === '' ? splitArtistTitle(file.title) : file
  if (title.trim() === '') return skipEvent({ line, code: 'no_title', text: uri })
  return trackEvent({
    line,
    title,
    artists: artist ? [artist] : [],
    album: file.album,
    durationMs: file.durationMs,
    location: uri,
    liked,
  })
}

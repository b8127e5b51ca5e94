import 'server-only'
import { deriveKey } from '@/lib/config/derived-key'
import { hashVideoName, VIDEO_NAME_PURPOSE } from '@/lib/song-text/video-name'
import type { FieldSource, FieldSources } from './field-sources'

const CHECKED_SOURCES: readonly FieldSource[] = ['spotify', 'musicbrainz']
/** The fields that a search for videos compares. */
const COMPARED_FIELDS = ['title', 'artists', 'durationMs'] as const

type Song = {
  title: string
  artists: string[]
  durationMs: number | null
  isrc: string | null
  sources: FieldSources
}

/**
 * Returns the key under which the videos of a song are cached for all users: its ISRC if Spotify or
 * MusicBrainz is the source of it, the name and the length, otherwise a keyed hash of name and
 * length. The cache contains no private titles, and the file of a user does not affect others.
 */
export function createVideoKey(song: Song): string {
  if (song.isrc && isChecked(song)) return `isrc:${song.isrc}`
  return hashVideoName(song, deriveKey(VIDEO_NAME_PURPOSE))
}

function isChecked({ durationMs, sources }: Song): boolean {
  const isFromService = (field: string) => {
    const source = sources[field]
    return source !== undefined && CHECKED_SOURCES.includes(source)
  }
  return (
    isFromService('isrc') &&
    COMPARED_FIELDS.every(
      (field) => isFromService(field) || (field === 'durationMs' && durationMs === null),
    )
  )
}

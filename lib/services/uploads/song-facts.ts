import 'server-only'
import type { RawTags } from '@/lib/audio/probe/tags'
import { nameFromLocation } from '@/lib/importers/location-name'
import { trackEvent } from '@/lib/importers/track'
import type { ParsedTrack } from '@/lib/importers/types'
import { splitOnFeaturing } from '@/lib/song-text/artists'

/** What a sender says of a file; it goes before what the file says of itself. */
export type UploadFields = { title?: string; artists?: string[]; album?: string }
export type SongFacts = { track: ParsedTrack; trackNumber: number | null }

type Source = { tags: RawTags; fileName: string; durationMs: number; fields: UploadFields }

const FIRST_YEAR = 1000
const LAST_YEAR = 2100
const TRACK_NUMBER_MOST = 9_999
const NAMELESS = 'Untitled'

/** The song a file becomes: as the sender says, else as its tags say, else as its name does. */
export function songFacts({ tags, fileName, durationMs, fields }: Source): SongFacts {
  // A name is no address: a percent sign in it is one.
  const named = nameFromLocation(fileName.slice(-500).replaceAll('%', '%25'))
  const title = fields.title ?? tags.title
  const given = {
    line: 1,
    artists: fields.artists ?? artistsOf(tags) ?? splitOnFeaturing(named?.artist ?? ''),
    album: fields.album ?? tags.album,
    albumArtists: tags.albumArtists,
    durationMs,
    isrc: tags.isrc,
    explicit: tags.explicit,
    genres: tags.genres,
    releaseYear: within(tags.year, FIRST_YEAR, LAST_YEAR),
  }
  const tries = [title ?? '', named?.title ?? '', NAMELESS].map((text) =>
    trackEvent({ ...given, title: text }),
  )
  const track = tries.find((event) => event.type === 'track')!.track
  return {
    track,
    trackNumber: within(tags.trackNumber ?? named?.number ?? null, 1, TRACK_NUMBER_MOST),
  }
}

const artistsOf = ({ artists }: RawTags) => {
  const names = artists.flatMap(splitOnFeaturing)
  return names.length > 0 ? names : undefined
}

const within = (value: number | null, least: number, most: number) =>
  value !== null && Number.isInteger(value) && value >= least && value <= most ? value : null

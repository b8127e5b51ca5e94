import { type IAudioMetadata, parseFile, selectCover } from 'music-metadata'

/** What the tags of a file say, as they say it: cut to size, but not cleaned. */
export type RawTags = {
  title: string | null
  artists: string[]
  album: string | null
  albumArtists: string[]
  year: number | null
  genres: string[]
  trackNumber: number | null
  isrc: string | null
  explicit: boolean
}

export type Parsed = {
  tags: RawTags
  codec: string | undefined
  durationMs: number | undefined
  sampleRate: number | undefined
  channels: number | undefined
  hasVideo: boolean
  picture: Uint8Array | undefined
}

const LONGEST = 2_000
const MOST_NAMES = 50
const PICTURE_BYTES_MOST = 16 * 2 ** 20

/** Parses a file in full with music-metadata. Throws what that throws. */
export async function parseTags(path: string): Promise<Parsed> {
  const { common, format, native } = await parseFile(path)
  const seconds = format.duration
  return {
    tags: {
      title: cut(common.title),
      artists: names(common.artists ?? [common.artist ?? '']),
      album: cut(common.album),
      albumArtists: names([common.albumartist ?? '']),
      year: common.year ?? null,
      genres: names(common.genre ?? []),
      trackNumber: common.track.no,
      isrc: cut(common.isrc?.[0]),
      explicit: isExplicit(native),
    },
    codec: format.codec,
    durationMs: seconds && Number.isFinite(seconds) ? Math.round(seconds * 1_000) : undefined,
    sampleRate: format.sampleRate,
    channels: format.numberOfChannels,
    hasVideo: format.hasVideo ?? false,
    picture: pictureOf(common.picture),
  }
}

/** The tags of a file that has none. */
export const noTags: RawTags = {
  title: null,
  artists: [],
  album: null,
  albumArtists: [],
  year: null,
  genres: [],
  trackNumber: null,
  isrc: null,
  explicit: false,
}

const cut = (text: string | undefined) => (text ? String(text).slice(0, LONGEST) : null)

const names = (given: string[]) =>
  given
    .slice(0, MOST_NAMES)
    .map((name) => String(name).slice(0, LONGEST))
    .filter((name) => name !== '')

function pictureOf(pictures: IAudioMetadata['common']['picture']): Uint8Array | undefined {
  const picture = selectCover(pictures)
  return picture && picture.data.length <= PICTURE_BYTES_MOST ? picture.data : undefined
}

// The atom `rtng` of an MPEG-4 file; other formats have no agreed place for it.
const isExplicit = (native: IAudioMetadata['native']) =>
  (native.iTunes ?? []).some(({ id, value }) => id === 'rtng' && (value === 1 || value === 4))

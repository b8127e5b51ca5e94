import { type IAudioMetadata, parseBuffer, parseFile, selectCover } from 'music-metadata'
import type { ReleaseDetails } from '@/lib/importers/types'
import { readReleaseTags } from './release-tags'

/** The tags of a file: bounded in size, but not cleaned. */
export type RawTags = {
  title: string | null
  /** Several if the file lists them; else one text that may name several. */
  artists: string[]
  album: string | null
  albumArtists: string[]
  year: number | null
  genres: string[]
  release: ReleaseDetails
  isrc: string | null
  explicit: boolean
}

export type ParsedTags = {
  tags: RawTags
  codec: string | undefined
  /** The codecs of the audio tracks as the container names them, such as `mp4a` in MPEG-4. */
  trackCodecs: string[]
  durationMs: number | undefined
  sampleRate: number | undefined
  channels: number | undefined
  hasVideo: boolean
  picture: Uint8Array | undefined
}

const MAX_TEXT_LENGTH = 2_000
const MAX_NAMES = 50
const MAX_PICTURE_BYTES = 16 * 2 ** 20

/**
 * Parses a file with music-metadata; `head`, a corrected copy of its start, replaces the file.
 * @throws the errors of music-metadata
 */
export async function parseTags(path: string, head?: Buffer): Promise<ParsedTags> {
  const { common, format, native } = head
    ? await parseBuffer(head, { mimeType: 'audio/mpeg' })
    : await parseFile(path)
  const seconds = format.duration
  return {
    tags: {
      title: truncate(common.title),
      artists: toNames(readArtists(common, native)),
      album: truncate(common.album),
      albumArtists: toNames([common.albumartist ?? '']),
      year: common.year ?? null,
      genres: toNames(common.genre ?? []),
      release: readReleaseTags({ common, native }),
      isrc: truncate(common.isrc?.[0]),
      explicit: isExplicit(native),
    },
    codec: format.codec,
    trackCodecs: format.trackInfo.flatMap(({ audio, codecId }) =>
      audio && codecId ? [codecId] : [],
    ),
    durationMs: seconds && Number.isFinite(seconds) ? Math.round(seconds * 1_000) : undefined,
    sampleRate: format.sampleRate,
    channels: format.numberOfChannels,
    hasVideo: format.hasVideo ?? false,
    picture: findPicture(common.picture),
  }
}

export const EMPTY_TAGS: RawTags = {
  title: null,
  artists: [],
  album: null,
  albumArtists: [],
  year: null,
  genres: [],
  release: {},
  isrc: null,
  explicit: false,
}

const truncate = (text: string | undefined) =>
  text ? String(text).slice(0, MAX_TEXT_LENGTH) : null

const toNames = (values: string[]) =>
  values
    .slice(0, MAX_NAMES)
    .map((name) => String(name).slice(0, MAX_TEXT_LENGTH))
    .filter((name) => name !== '')

function findPicture(pictures: IAudioMetadata['common']['picture']): Uint8Array | undefined {
  const picture = selectCover(pictures)
  return picture && picture.data.length <= MAX_PICTURE_BYTES ? picture.data : undefined
}

// ID3v2.3 divides artists at a slash, which is part of names such as "AC/DC": the text is read whole.
function readArtists(
  { artist, artists }: IAudioMetadata['common'],
  native: IAudioMetadata['native'],
): string[] {
  const frames = native['ID3v2.3'] ?? []
  const hasList = frames.some(({ id }) => /^TXXX:artists$/i.test(id))
  const names = frames.flatMap(({ id, value }) => (id === 'TPE1' ? [String(value)] : []))
  if (names.length > 1 && !hasList) return [names.join('/')]
  return artists ?? [artist ?? '']
}

// The atom `rtng` of MPEG-4; other formats have no standard field for it.
const isExplicit = (native: IAudioMetadata['native']) =>
  (native.iTunes ?? []).some(({ id, value }) => id === 'rtng' && (value === 1 || value === 4))

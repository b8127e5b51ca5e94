import { valueAt } from './json-value'

/** Keys of other programs are shorter. */
const MAX_KEY_CHARACTERS = 60
const MAX_KEYS = 200

const list = (keys: string): string[] => keys.split(/\s+/).map(foldKey)

/** Folds the case, spaces, dashes and underscores of a key: `Track Name`, `track_name` and `trackName`. */
export function foldKey(key: string): string {
  return key
    .slice(0, MAX_KEY_CHARACTERS)
    .replace(/[\s_-]/g, '')
    .toLowerCase()
}

/** Returns an object with folded keys, of equal ones the first; other values as they are. */
export function foldKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value)
    .slice(0, MAX_KEYS)
    .map(([key, inner]) => [foldKey(key), inner] as const)
  return Object.fromEntries(entries.reverse())
}

/** The keys that other programs use for each field of a track. */
export const trackKeys = {
  wrappers: list('track song video item snippet content attributes'),
  title: list('title name trackName trackTitle songName songTitle song track videoTitle'),
  artist: list(
    'artist artistName artists trackArtist creator performer interpret byArtist songArtist albumArtist grandparentTitle subtitle',
  ),
  /** The owner of a video, who may not be the artist. */
  channel: list(
    'author uploader channel channelTitle channelName videoOwnerChannelTitle uploaderName user',
  ),
  album: list('album albumName albumTitle release'),
  link: list('uri url spotifyUri trackUri webpageUrl link spotifyUrl youtubeUrl id spotifyId'),
  video: list('videoId youtubeId ytId'),
  milliseconds: list(
    'durationMs durationMillis durationInMillis trackTimeMillis lengthMs milliseconds',
  ),
  seconds: list('durationSeconds durationInSeconds lengthSeconds'),
  minutes: list('durationMinutes durationMin lengthMinutes'),
  /** Without a unit. */
  duration: list('duration trackDuration length time'),
  releaseDate: list('releaseDate releaseYear year'),
  /** The date of the release, or of the addition of the row. */
  date: list('date'),
  trackNumber: list('trackNumber trackPosition'),
  trackTotal: list('tracksCount totalTracks'),
  discNumber: list('discNumber diskNumber'),
  explicit: list('explicit isExplicit explicitLyrics'),
  cover: list('coverUrl albumArt artworkUrl'),
  addedAt: list('addedAt addedDate dateAdded added savedAt'),
}

/** The keys that other programs use for each field of a playlist, folded. */
export const listKeys = {
  tracks: [
    ...['tracks', 'songs', 'videos', 'items', 'entries', 'track', 'data', 'contents'],
    ...['entry', 'playlistitems', 'metadata', 'itemlistelement'],
  ],
  name: ['name', 'title', 'playlistname', 'playlist', 'playlisttitle'],
  id: ['id', 'playlistid', 'browseid', 'uri'],
  lists: ['playlists', 'localplaylists', 'playlist', 'lists', 'data'],
}

/** Keys that only songs and videos have, folded. */
export const songSigns = [...trackKeys.artist, ...trackKeys.channel, ...trackKeys.video, 'isrc']

// bounded-regex: a key has at most 60 characters, and spaces are read once.
const KEY = /"([^"\\]{1,60})"\s*:/g
const knownKeys = new Set([
  ...listKeys.tracks,
  ...listKeys.name,
  ...listKeys.lists,
  ...trackKeys.title,
  ...songSigns,
])

/** True if a JSON text has a key of the playlists or tracks of other programs, in any spelling. */
export const hasKnownKey = (json: string): boolean =>
  json.matchAll(KEY).some(([, key = '']) => knownKeys.has(foldKey(key)))

/** Returns the object with the fields of the song, its keys folded: `outer`, or one that it wraps. */
export function unwrapTrack(outer: unknown): unknown {
  const inner = trackKeys.wrappers
    .map((key) => valueAt(outer, key))
    .find((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
  if (inner === undefined) return outer
  const folded = foldKeys(inner)
  const hasTitle = (track: unknown) => trackKeys.title.some((key) => valueAt(track, key) != null)
  // Attributes of a song that names itself are details.
  return inner === valueAt(outer, 'attributes') && !hasTitle(folded) ? outer : folded
}

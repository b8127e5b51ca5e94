/** The kinds of entries of a list. */
export type EntryKind = 'track' | 'episode' | 'local' | 'removed' | 'malformed'
/** The member of an entry with the song: `item` since 2026, before that `track`; `renamed` is unknown. */
export type EntryShape = 'item' | 'track' | 'both' | 'renamed'

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const START = Date.parse('2020-01-01T00:00:00Z')

/** Derives an id of 22 characters from a number. */
export function toId(number: number): string {
  let rest = number
  let id = ''
  for (let place = 0; place < 22; place++) {
    id = ALPHABET[(rest + place * 7) % 62] + id
    rest = Math.floor(rest / 62)
  }
  return id
}

const toArtist = (number: number) => ({
  external_urls: { spotify: `https://open.spotify.com/artist/${toId(number)}` },
  href: `https://api.spotify.com/v1/artists/${toId(number)}`,
  id: toId(number),
  name: `Artist ${number}`,
  type: 'artist',
  uri: `spotify:artist:${toId(number)}`,
})

/** A song with all fields that Spotify sends. */
const toSong = (number: number) => ({
  album: {
    album_type: 'album',
    artists: [toArtist(number % 97)],
    available_markets: ['DE', 'SE', 'US'],
    href: `https://api.spotify.com/v1/albums/${toId(number % 400)}`,
    id: toId(number % 400),
    images: [640, 300, 64].map((width) => ({
      url: `https://i.scdn.co/image/${String(number % 400).padStart(36, '0')}${width}`,
      width,
      height: width,
    })),
    name: `Album ${number % 400}`,
    release_date: `${1960 + (number % 60)}-03-01`,
    release_date_precision: 'day',
    type: 'album',
    uri: `spotify:album:${toId(number % 400)}`,
  },
  artists: [toArtist(number % 97), ...(number % 5 === 0 ? [toArtist(100 + (number % 31))] : [])],
  available_markets: ['DE', 'SE', 'US'],
  disc_number: 1,
  duration_ms: 120_000 + ((number * 7_919) % 240_000),
  episode: false,
  explicit: number % 11 === 0,
  external_ids: {
    isrc: `SE${String(number % 1_000).padStart(3, '0')}${String(number).padStart(7, '0')}`,
  },
  external_urls: { spotify: `https://open.spotify.com/track/${toId(number)}` },
  href: `https://api.spotify.com/v1/tracks/${toId(number)}`,
  id: toId(number),
  is_local: false,
  name: `Song ${number}`,
  popularity: number % 100,
  preview_url: null,
  track: true,
  track_number: 1 + (number % 12),
  type: 'track',
  uri: `spotify:track:${toId(number)}`,
})

const toEpisode = (number: number) => ({
  description: 'About cities.',
  duration_ms: 2_249_560,
  episode: true,
  explicit: false,
  id: toId(number),
  images: [],
  name: `Episode ${number}`,
  show: { id: toId(number), name: 'A show', publisher: 'Somebody' },
  track: false,
  type: 'episode',
  uri: `spotify:episode:${toId(number)}`,
})

const toLocalFile = (number: number) => ({
  album: { name: 'On my disk', artists: [], images: [], release_date: null },
  artists: [{ name: 'A friend', type: 'artist', id: null, uri: null }],
  duration_ms: 100_000,
  explicit: false,
  external_ids: {},
  id: null,
  is_local: true,
  name: `Demo ${number}`,
  type: 'track',
  uri: 'spotify:local:A+friend:On+my+disk:Demo:100',
})

const media = {
  track: toSong,
  episode: toEpisode,
  local: toLocalFile,
  removed: () => null,
  malformed: () => ({ type: 'track', name: { not: 'a name' } }),
}

export type ListEntry = { number: number; kind: EntryKind }

/** An entry of a list in a response of Spotify. */
export function toEntry({ number, kind }: ListEntry, shape: EntryShape) {
  const song = media[kind](number)
  return {
    added_at: new Date(START + number * 60_000).toISOString().replace('.000', ''),
    added_by: { id: 'ada', type: 'user', uri: 'spotify:user:ada' },
    is_local: kind === 'local',
    primary_color: null,
    ...(shape === 'item' || shape === 'both' ? { item: song } : {}),
    ...(shape === 'track' || shape === 'both' ? { track: song } : {}),
    ...(shape === 'renamed' ? { media: song } : {}),
    video_thumbnail: { url: null },
  }
}

/** The songs `from` to `to`, exclusive. */
export const songs = (from: number, to: number): ListEntry[] =>
  Array.from({ length: to - from }, (_, index) => ({ number: from + index, kind: 'track' }))

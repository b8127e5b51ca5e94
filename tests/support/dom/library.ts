import type { Playlist } from '@/lib/contract/playlist'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { ShuffleStep } from '@/lib/contract/shuffle-state'
import type { Song } from '@/lib/contract/song'

const INSTANT = '2026-11-20T09:00:00.000Z'

/** Returns a song that plays as audio. Its ids are made from its title. */
export const songNamed = (title: string, values: Partial<Song> = {}): Song => ({
  id: `song-${title}`,
  title,
  artists: [{ id: `artist-${title}`, name: `Artist of ${title}` }],
  album: { id: `album-${title}`, title: `Album of ${title}`, coverUrl: null },
  durationMs: 191_000,
  isrc: null,
  explicit: false,
  genres: [],
  releaseYear: null,
  trackNumber: null,
  discNumber: null,
  coverUrl: null,
  source: 'file',
  features: null,
  playback: { kind: 'audio', url: `/api/v1/songs/song-${title}/audio` },
  liked: false,
  createdAt: INSTANT,
  ...values,
})

/** Returns a track whose id is `track-` and its title. */
export const trackNamed = (title: string, values: Partial<Track> = {}): Track => ({
  id: `track-${title}`,
  position: 'a0',
  addedAt: INSTANT,
  excluded: false,
  song: songNamed(title),
  ...values,
})

export const tracksNamed = (...titles: string[]): Track[] =>
  titles.map((title) => trackNamed(title))

/** Returns a playlist whose id is its name in lower case. */
export const playlistNamed = (name: string, values: Partial<Playlist> = {}): Playlist => ({
  id: name.toLowerCase(),
  name,
  description: null,
  trackCount: 3,
  playableCount: 3,
  totalDurationMs: 573_000,
  coverUrl: null,
  origin: null,
  version: 1,
  createdAt: INSTANT,
  updatedAt: INSTANT,
  ...values,
})

/** Returns the first step of a set of `setSize` tracks. */
export const firstStep = (track: Track, setSize = 3): ShuffleStep => ({
  turn: 1,
  set: 0,
  position: 0,
  setSize,
  track,
  reason: { code: 'chance', params: {}, text: '' },
})

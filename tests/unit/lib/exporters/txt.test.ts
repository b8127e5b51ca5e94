import { expect, it } from 'vitest'
import { txt } from '@/lib/exporters/txt'
import type { ExportedTrack } from '@/lib/exporters/types'

const track: ExportedTrack = {
  songId: '1',
  title: 'Fog',
  artists: ['Rain', 'Snow'],
  album: 'Air',
  durationMs: 225_000,
  isrc: null,
  spotifyId: null,
  youtubeId: null,
  explicit: false,
  genres: [],
  releaseYear: null,
  coverUrl: null,
  location: null,
  addedAt: '2026-01-02T00:00:00.000Z',
  excluded: false,
}
const playlist = { id: null, name: 'Wet', description: null }

it('is one line for each track', () => {
  expect(txt.track(track, 0, playlist)).toBe('Rain, Snow - Fog\n')
  expect(txt.track({ ...track, artists: [] }, 0, playlist)).toBe('Fog\n')
  expect(txt.track({ ...track, title: 'Fog\r\nand more' }, 0, playlist)).toBe(
    'Rain, Snow - Fog and more\n',
  )
  expect(txt.track({ ...track, title: 'F\u0007og \u2028 bank' }, 0, playlist)).toBe(
    'Rain, Snow - Fog bank\n',
  )
})

import { describe, expect, it } from 'vitest'
import { type ExportFormat, exporters } from '@/lib/exporters/formats'
import { locations } from '@/lib/exporters/links'
import type { ExportedTrack, Exporter } from '@/lib/exporters/types'

const track = (location: string | null): ExportedTrack => ({
  songId: '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70',
  title: 'Kettle',
  artists: ['Ada'],
  album: null,
  durationMs: null,
  isrc: null,
  spotifyId: null,
  youtubeId: 'abcDEF123_-',
  explicit: false,
  genres: [],
  releaseYear: null,
  coverUrl: null,
  location,
  addedAt: '2026-01-01T00:00:00.000Z',
  excluded: false,
})

describe('locations', () => {
  it.each([
    ['/music/Ada/01 Kettle.mp3', 'file:///music/Ada/01%20Kettle.mp3'],
    ['C:\\Music\\Ada\\Kettle #1.mp3', 'file:///C:/Music/Ada/Kettle%20%231.mp3'],
    ['\\\\nas\\music\\Kettle.mp3', 'file://nas/music/Kettle.mp3'],
    ['C:/Music/Kettle.mp3', 'file:///C:/Music/Kettle.mp3'],
    ['../Ada/Kettle.mp3', '../Ada/Kettle.mp3'],
    ['Music\\Ada\\Kettle.mp3', 'Music/Ada/Kettle.mp3'],
    ['AC\\DC/Kettle.mp3', 'AC%5CDC/Kettle.mp3'],
    ['Live: 2003/Kettle.mp3', 'Live%3A%202003/Kettle.mp3'],
    ['spotify:track:4uLU6hMCjMI75M1A2tKUQC', 'spotify:track:4uLU6hMCjMI75M1A2tKUQC'],
    ['file:///music/Kettle.mp3', 'file:///music/Kettle.mp3'],
    ['https://h.example/a.mp3?x=1', 'https://h.example/a.mp3?x=1'],
  ])('writes %s as %s', (location, uri) => {
    expect(locations(track(location))).toEqual([uri, 'https://www.youtube.com/watch?v=abcDEF123_-'])
  })

  it('are the links alone if the list had no location', () => {
    expect(locations(track(null))).toEqual(['https://www.youtube.com/watch?v=abcDEF123_-'])
  })
})

it.each(['json', 'csv', 'm3u8', 'xspf', 'jspf'] satisfies ExportFormat[])(
  '%s contains the original path',
  (format) => {
    const exporter: Exporter = exporters[format]
    const playlist = { id: null, name: 'Evening', description: null }
    const written = exporter.track(track('/music/Ada/Kettle.mp3'), 0, playlist)
    expect(written).toContain('/music/Ada/Kettle.mp3')
  },
)

it('M3U8 writes no location that would be a comment', () => {
  const playlist = { id: null, name: 'Evening', description: null }
  const lines = exporters.m3u8.track(track('#1.mp3'), 0, playlist).trim().split('\n')
  expect(lines.at(-1)).toBe('https://www.youtube.com/watch?v=abcDEF123_-')
})

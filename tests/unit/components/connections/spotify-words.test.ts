import { describe, expect, test } from 'vitest'
import { detailOf, stateOf, totalOf, untilWords } from '@/components/connections/playlist-words'
import type { SpotifyPlaylist } from '@/lib/contract/spotify'

const NOW = Date.parse('2026-11-23T10:00:00Z')

const playlist = (changes: Partial<SpotifyPlaylist> = {}): SpotifyPlaylist => ({
  id: '1',
  name: 'Road trip',
  ownerName: 'Ada',
  trackCount: 1_200,
  isImportable: true,
  reason: null,
  imported: null,
  ...changes,
})

describe('A playlist at Spotify', () => {
  test('says what it holds and whose it is, or why it cannot be had', () => {
    expect(detailOf(playlist())).toBe('1,200 tracks, by Ada')
    const locked = playlist({ isImportable: false, reason: 'Made by Spotify' })
    expect(detailOf(locked)).toBe('1,200 tracks. Made by Spotify')
  })

  test('says how it stands here once it came in', () => {
    const imported = { playlistId: '1', syncedAt: '2026-11-23T09:00:00Z', isUpToDate: true }
    expect(stateOf(playlist())).toBeUndefined()
    expect(stateOf(playlist({ imported }))).toBe('Up to date here')
    expect(stateOf(playlist({ imported: { ...imported, isUpToDate: false } }))).toBe(
      'Changed since it came in',
    )
  })

  test('is counted, with those out of reach', () => {
    expect(totalOf([playlist()])).toBe('1 playlist')
    expect(totalOf([playlist(), playlist({ isImportable: false })])).toBe(
      '2 playlists, 1 of them cannot be read',
    )
  })
})

describe('An import from Spotify', () => {
  test('waits until a time of day, and until a day where that is far', () => {
    expect(untilWords('2026-11-23T10:05:00Z', NOW)).toMatch(/^\d\d:05$/)
    expect(untilWords('2026-11-24T08:11:00Z', NOW)).toMatch(/^\d\d:11 on 24 November 2026$/)
  })
})

import { describe, expect, test } from 'vitest'
import { detailOf, stateOf, totalOf, untilWords } from '@/components/connections/playlist-words'
import { originOf, outcomeOf, unitOf } from '@/components/imports/import-words'
import type { Import } from '@/lib/contract/imports'
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

const brought = (changes: Partial<Import> = {}): Import => ({
  id: '0',
  kind: 'spotify',
  name: 'Road trip',
  status: 'succeeded',
  progress: { done: 0, total: 0 },
  playlists: [{ id: '1', name: 'Road trip', trackCount: 12 }],
  report: {
    imported: 0,
    created: 0,
    matched: 0,
    duplicates: 0,
    skippedCount: 0,
    skipped: [],
  },
  error: null,
  problem: null,
  waitingUntil: null,
  createdAt: '2026-11-23T09:58:00Z',
  finishedAt: '2026-11-23T09:58:00Z',
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
  test('counts tracks, says where it is from, and that nothing had changed', () => {
    expect(unitOf(brought())).toBe('track')
    expect(originOf(brought(), NOW)).toBe('from Spotify, 2 minutes ago')
    expect(outcomeOf(brought())).toBe('Nothing had changed')
  })

  test('waits until a time of day, and until a day where that is far', () => {
    expect(untilWords('2026-11-23T10:05:00Z', NOW)).toMatch(/^\d\d:05$/)
    expect(untilWords('2026-11-24T08:11:00Z', NOW)).toMatch(/^\d\d:11 on 24 November 2026$/)
  })
})

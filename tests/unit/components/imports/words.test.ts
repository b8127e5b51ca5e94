import { describe, expect, test } from 'vitest'
import { announcementOf, originOf, outcomeOf, titleOf } from '@/components/imports/import-words'
import { explained } from '@/components/imports/mends'
import { timeLeft, timeLeftWords } from '@/components/imports/time-left'
import type { Import } from '@/lib/contract/imports'
import { formatSkipReason, SKIP_CODES } from '@/lib/skip-reasons'

const NOW = Date.parse('2026-11-23T10:02:00Z')

const row = (changes: Partial<Import> = {}, figures: Partial<Import['report']> = {}): Import => ({
  id: '0',
  kind: 'file',
  name: 'records.csv',
  status: 'succeeded',
  progress: { done: 164, total: 164 },
  playlists: [],
  report: {
    imported: 164,
    created: 0,
    matched: 0,
    duplicates: 0,
    skippedCount: 0,
    skipped: [],
    ...figures,
  },
  error: null,
  problem: null,
  waitingUntil: null,
  createdAt: '2026-11-23T10:00:00Z',
  finishedAt: '2026-11-23T10:00:00Z',
  ...changes,
})
const playlist = { id: '1', name: 'Records we keep', trackCount: 164 }

describe('The words of an import', () => {
  test('is called by its file until it is a playlist, and then says which file that was', () => {
    expect(titleOf(row())).toBe('records.csv')
    expect(originOf(row(), NOW)).toBe('2 minutes ago')
    expect(titleOf(row({ playlists: [playlist] }))).toBe('Records we keep')
    expect(originOf(row({ playlists: [playlist] }), NOW)).toBe('from records.csv, 2 minutes ago')
    expect(titleOf(row({ playlists: [playlist, playlist] }))).toBe('2 playlists')
  })

  test('says how it ended', () => {
    expect(outcomeOf(row({}, { skippedCount: 1 }))).toBe('164 tracks, 1 row skipped')
    expect(outcomeOf(row({ status: 'failed' }, { imported: 0 }))).toBe('Failed')
    expect(outcomeOf(row({ status: 'cancelled' }, { imported: 1 }))).toBe('Stopped, 1 track')
    expect(outcomeOf(row({}, { imported: 0 }))).toBe('Nothing came in')
  })

  test('is told aloud at each quarter, not at each row', () => {
    const at = (done: number) =>
      announcementOf(row({ status: 'running', progress: { done, total: 200 } }))
    expect(at(3)).toBe('records.csv is being read.')
    expect(at(50)).toBe('records.csv: 25 % read.')
    expect(at(99)).toBe(at(50))
    expect(announcementOf(row())).toBe('records.csv: 164 tracks.')
  })
})

describe('A row that was skipped', () => {
  test('says why in a sentence, and what would bring it in', () => {
    expect(explained({ code: 'no_title', reason: 'no title' })).toEqual({
      why: 'No title',
      mend: 'Fill in the title and import the file again.',
    })
    expect(explained({ code: 'podcast_episode', reason: 'a podcast episode, not a song' })).toEqual(
      {
        why: 'A podcast episode, not a song',
        mend: undefined,
      },
    )
  })

  test('never advises to connect a service', () => {
    for (const code of SKIP_CODES) {
      const { why, mend } = explained({ code, reason: formatSkipReason({ code }) })
      expect(`${why} ${mend}`).not.toMatch(/connect/i)
    }
  })
})

describe('The time that is left', () => {
  test('follows from the pace so far, and is not told too soon', () => {
    expect(timeLeft({ rows: 100, elapsedMs: 2_000, rest: 300 })).toBe(6_000)
    expect(timeLeft({ rows: 100, elapsedMs: 1_000, rest: 300 })).toBeUndefined()
    expect(timeLeft({ rows: 0, elapsedMs: 9_000, rest: 300 })).toBeUndefined()
  })

  test('is told in steps that do not flicker', () => {
    expect(timeLeftWords(3_000)).toBe('A few seconds left')
    expect(timeLeftWords(41_000)).toBe('About 40 s left')
    expect(timeLeftWords(58_000)).toBe('About 1 min left')
    expect(timeLeftWords(200_000)).toBe('About 3 min left')
  })
})

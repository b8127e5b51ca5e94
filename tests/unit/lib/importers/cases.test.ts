import { describe, expect, test } from 'vitest'
import {
  bytesOf,
  expectPlaylists,
  type ImportCase,
  importCases,
  type ReadPlaylist,
} from '@/tests/support/import-cases'
import { eventsOf } from './reading'

describe.each(importCases)('$id: $shows', (given) => {
  test('is read as expected', async () => {
    const read = await readCase(bytesOf(given), given.uploadAs)
    if (typeof given.expect !== 'string') {
      expect(read.error).toBe('')
      expectPlaylists(read.playlists, given.expect)
      if (given.skipped !== undefined) expect(read.skips).toHaveLength(given.skipped)
    } else expectOutcome(read, given, given.expect)
  })
})

type Read = Awaited<ReturnType<typeof readCase>>

/** Checks a file that may be refused, or of which all rows are skipped. */
function expectOutcome(read: Read, given: ImportCase, expected: string): void {
  if (read.error !== '') {
    expect(expected, read.error).toMatch(/refuse|note/)
    if (given.word) expect(read.error).toContain(given.word)
    if (given.notword) expect(read.error).not.toContain(given.notword)
    return
  }
  expect(expected).not.toBe('refuse')
  if (given.alt) expectPlaylists(read.playlists, given.alt)
  if (expected.startsWith('failed')) expect(read.playlists.flatMap((p) => p.tracks)).toEqual([])
  if (given.word)
    expect(read.skips.every(({ reason }) => reason.includes(given.word ?? ''))).toBe(true)
}

async function readCase(bytes: Uint8Array, fileName: string) {
  const playlists: ReadPlaylist[] = []
  const skips: { reason: string; text: string }[] = []
  try {
    for (const event of await eventsOf(bytes, fileName)) {
      if (event.type === 'skip') skips.push(event)
      if (event.type === 'playlist') playlists.push({ name: event.name, tracks: [] })
      if (event.type !== 'track') continue
      const { title, artists, durationMs, youtubeId, album } = event.track
      playlists
        .at(-1)
        ?.tracks.push({ t: title, a: artists, d: durationMs, y: youtubeId, al: album })
    }
    return { playlists, skips, error: '' }
  } catch (error) {
    return { playlists: [], skips, error: error instanceof Error ? error.message : String(error) }
  }
}

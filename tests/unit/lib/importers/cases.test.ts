import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { eventsOf } from './reading'

const FOLDER = new URL('../../../fixtures/imports/', import.meta.url)

type ExpectedTrack = {
  t?: string
  a?: string[]
  /** Milliseconds; several values if each is right; null for none. */
  d?: number | null | (number | null)[]
  /** The id of the video. */
  y?: string
  al?: string
}
type ExpectedPlaylist = { name?: string; tracks: ExpectedTrack[] }
type Case = {
  id: string
  file: string
  shows: string
  uploadAs: string
  expect: ExpectedPlaylist[] | 'refuse' | 'refuse-or' | 'failed' | 'failed-or-refused' | 'note'
  alt?: ExpectedPlaylist[]
  word?: string
  notword?: string
  skipped?: number
}

const cases: Case[] = JSON.parse(readFileSync(new URL('cases.json', FOLDER), 'utf8'))

describe.each(cases)('$id: $shows', (given) => {
  test('is read as expected', async () => {
    const bytes = new Uint8Array(readFileSync(new URL(given.file, FOLDER)))
    const read = await readCase(bytes, given.uploadAs)
    if (typeof given.expect !== 'string') {
      expect(read.error).toBe('')
      expectPlaylists(read.playlists, given.expect)
      if (given.skipped !== undefined) expect(read.skips).toHaveLength(given.skipped)
    } else expectOutcome(read, given, given.expect)
  })
})

type Read = Awaited<ReturnType<typeof readCase>>

/** Checks a file that may be refused, or of which all rows are skipped. */
function expectOutcome(read: Read, given: Case, expected: string): void {
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

type Tracks = { t: string; a: string[]; d: number | null; y: string | null; al: string | null }[]

async function readCase(bytes: Uint8Array, fileName: string) {
  const playlists: { name: string; tracks: Tracks }[] = []
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

function expectPlaylists(found: { name: string; tracks: Tracks }[], expected: ExpectedPlaylist[]) {
  const seen = found.map(({ name, tracks }, at) => ({
    ...(expected[at]?.name === undefined ? {} : { name }),
    tracks: tracks.map((track, row) => pickExpected(track, expected[at]?.tracks[row] ?? {})),
  }))
  const wanted = expected.map(({ name, tracks }) => ({
    ...(name === undefined ? {} : { name }),
    tracks: tracks.map(({ d, ...rest }) => (d === undefined ? rest : { ...rest, d })),
  }))
  expect(seen).toEqual(wanted)
}

/** Keeps the fields that are expected; a length that is one of several right ones becomes their list. */
function pickExpected(track: Tracks[number], expected: ExpectedTrack) {
  const keys = Object.keys(expected) as (keyof Tracks[number])[]
  const picked = Object.fromEntries(keys.map((key) => [key, track[key]]))
  if (keys.length === 0) return track
  if (Array.isArray(expected.d) && expected.d.includes(track.d)) picked.d = expected.d as never
  return picked
}

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { ExportedPlaylist, ExportedTrack } from '@/lib/exporters/types'
import { xspf } from '@/lib/exporters/xspf'
import { awkwardPlaylist, awkwardTrack } from '@/tests/support/awkward-tracks'
import { findBinary } from '@/tests/support/find-binary'
import { hasPrograms } from '@/tests/support/programs'

const SCHEMA = fileURLToPath(new URL('../../../fixtures/xspf/xspf-1.rng', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'riffle-xspf-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const playlist: ExportedPlaylist = { id: null, name: 'List', description: null }
const track: ExportedTrack = {
  ...{ songId: '019f0a6d-0000-7000-8000-000000000001', title: 'Fog', artists: ['Ann'] },
  ...{ album: null, durationMs: null, isrc: null, spotifyId: null, youtubeId: null },
  ...{ explicit: false, genres: [], releaseYear: null, coverUrl: null, location: '/music/a.mp3' },
  ...{ addedAt: '2026-01-01T00:00:00.000Z', excluded: false },
}
const write = (list: ExportedPlaylist, tracks: ExportedTrack[]) =>
  xspf.header(list) + tracks.map((one, at) => xspf.track(one, at, list)).join('') + xspf.footer

/** Returns the errors of xmllint; an empty text for a valid document. */
function errorsOf(document: string): string {
  const path = join(folder, 'list.xspf')
  writeFileSync(path, document)
  const flags = ['--noout', '--nonet', '--relaxng', SCHEMA, path]
  const { status, stderr } = spawnSync(findBinary('xmllint') ?? '', flags, { encoding: 'utf8' })
  return status === 0 ? '' : stderr
}

describe.skipIf(!hasPrograms('xmllint'))('the schema of XSPF 1 (needs xmllint)', () => {
  it('accepts exports of any tracks and playlists', () => {
    const lists = fc.tuple(awkwardPlaylist, fc.array(awkwardTrack, { maxLength: 20 }))
    fc.assert(
      fc.property(lists, ([list, tracks]) => {
        expect(errorsOf(write(list, tracks))).toBe('')
      }),
      { numRuns: 40 },
    )
  })

  it('accepts an empty playlist', () => {
    expect(errorsOf(write(playlist, []))).toBe('')
  })

  it.each<[string, (document: string) => string]>([
    ['without a version', (document) => document.replace(' version="1"', '')],
    ['of another namespace', (document) => document.replace('ns/0/', 'ns/1/')],
    ['with two titles', (document) => document.replace('<title>', '<title>x</title><title>')],
    ['without a list of tracks', (document) => document.replace(/<trackList>.*<\/trackList>/s, '')],
    ['with an unknown element', (document) => document.replace('<track>', '<track><rating/>')],
    [
      'with a length in seconds with a fraction',
      (document) => document.replace('<track>', '<track><duration>1.5</duration>'),
    ],
    [
      'with an extension of no application',
      (document) => document.replace(/ application="[^"]*"/, ''),
    ],
  ])('rejects a document %s', (_name, change) => {
    const document = write(playlist, [track])
    expect(errorsOf(document)).toBe('')
    expect(errorsOf(change(document))).not.toBe('')
  })
})

import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { importFile } from '@/tests/support/library'
import { type Mpd, startMpd } from '@/tests/support/players/mpd'
import { openWithVlc } from '@/tests/support/players/vlc'
import { hasPrograms } from '@/tests/support/programs'

withApp()

const folder = mkdtempSync(join(tmpdir(), 'riffle-players-'))
const music = join(folder, 'music')

const RELATIVE = [
  'plain.wav',
  'Ada Rook/01 Kettle.wav',
  'Béla/Über Ångfjord (100% sure).wav',
  'Ben & Co/What; next, 3 [live] + more.wav',
  '雨/夜の歌.wav',
]
const ABSOLUTE = [join(music, 'Zoë Marée/Été.wav'), join(music, 'last one.wav')]
const PATHS = [...RELATIVE, ...ABSOLUTE]
const FILES = PATHS.map((path) => resolve(music, path))

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/')
const toUri = (path: string) =>
  path.startsWith('/') ? `file://${encodePath(path)}` : encodePath(path)

/** The same list as other programs write it. */
const ORIGINALS: Record<string, string> = {
  m3u: `#EXTM3U\n${PATHS.map((path, index) => `#EXTINF:1,Ann - Song ${index}\n${path}\n`).join('')}`,
  pls: `[playlist]\n${PATHS.map((path, index) => `File${index + 1}=${path}\nTitle${index + 1}=Song ${index}\n`).join('')}NumberOfEntries=${PATHS.length}\nVersion=2\n`,
  xspf: `<?xml version="1.0" encoding="UTF-8"?>
<playlist version="1" xmlns="http://xspf.org/ns/0/"><trackList>
${PATHS.map((path, index) => `<track><location>${toUri(path)}</location><title>Song ${index}</title></track>`).join('\n')}
</trackList></playlist>\n`,
}

beforeAll(() => {
  for (const [index, path] of FILES.entries()) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, wav({ seconds: 0.2, hertz: 200 + 50 * index }))
  }
  // The players do not run as root.
  for (const path of [folder, music]) chmodSync(path, 0o777)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Imports the original of a format, writes both it and its export to the music folder, and returns their names. */
async function exportOf(original: string, format: string) {
  const { token } = await aUser()
  const content = ORIGINALS[original] ?? ''
  const { playlists } = await importFile(token, content, `list.${original}`)
  const path = `/playlists/${playlists[0]?.id}/export?format=${format}`
  const { status, body } = await call('GET', path, { token })
  expect(status).toBe(200)
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const names = { before: `before.${original}`, after: `after-${original}.${format}`, text }
  writeFileSync(join(music, names.before), content)
  writeFileSync(join(music, names.after), text)
  return names
}

type Located = { location: string | string[] | null }

/** The path of each track in an export of a format that players do not open. */
const LOCATIONS: Record<string, (text: string) => string[]> = {
  csv: (text) => {
    const [head = '', ...rows] = text.replace('\uFEFF', '').trim().split('\r\n').map(cellsOf)
    return rows.map((cells) => cells[head.indexOf('Location')] ?? '')
  },
  json: (text) => JSON.parse(text).tracks.map(({ location }: Located) => location),
  jspf: (text) =>
    JSON.parse(text).playlist.track.map(({ location }: Located) => pathOf(location?.[0] ?? '')),
}

const cellsOf = (line: string) => line.slice(1, -1).split('","')
const pathOf = (uri: string) =>
  uri.startsWith('file:') ? fileURLToPath(uri) : decodeURIComponent(uri)

describe.each(Object.keys(ORIGINALS))('the paths of a list in %s', (original) => {
  it.each(Object.keys(LOCATIONS))('are those of its files in the export as %s', async (format) => {
    const { text } = await exportOf(original, format)
    const found = LOCATIONS[format]?.(text).map((path) => resolve(music, path))
    expect(found).toEqual(FILES)
    expect(found?.every(existsSync)).toBe(true)
  })
})

describe.skipIf(!hasPrograms('mpd', 'mpc'))('a list that mpd loads (needs mpd and mpc)', () => {
  let mpd: Mpd
  beforeAll(async () => {
    mpd = await startMpd(folder)
    return () => mpd.stop()
  })

  it.each(['m3u', 'pls', 'xspf'])(
    'has all files of a list in %s after its export',
    async (original) => {
      const { before, after } = await exportOf(original, 'm3u8')
      const entries = mpd.load(after)
      expect(entries.map((path) => resolve(music, path))).toEqual(FILES)
      if (original !== 'xspf') expect(mpd.load(before)).toEqual(entries)
    },
  )

  // mpd does not decode the locations of XSPF, so that it finds only the files with plain names.
  it('has as many entries of a list in xspf as its export in the same format', async () => {
    const { before, after } = await exportOf('xspf', 'xspf')
    const entries = mpd.load(before)
    expect(entries).toContain('plain.wav')
    expect(mpd.load(after)).toEqual(entries)
  })
})

describe.skipIf(!hasPrograms('vlc'))('a list that VLC plays (needs vlc)', () => {
  it.each([
    ['m3u', 'm3u8'],
    ['m3u', 'xspf'],
    ['xspf', 'm3u8'],
    ['pls', 'xspf'],
  ])('opens all files of a list in %s after its export as %s', async (original, format) => {
    const { after } = await exportOf(original, format)
    expect(await openWithVlc(join(music, after), folder)).toEqual(FILES)
  })
})

import { describe, expect, it } from 'vitest'
import { CsvScanner } from '@/lib/importers/csv-scanner'
import { parseLocationName } from '@/lib/importers/location-name'
import { readPlaylistFile } from '@/lib/importers/read'
import { splitArtistTitle } from '@/lib/song-text/artist-title'
import { parseCredit } from '@/lib/song-text/credit'
import { matchKey } from '@/lib/song-text/normalise'
import { growth, MAX_LINEAR_GROWTH } from '@/tests/support/growth'

/** In one piece, as the API hands a file over. */
async function read(text: string): Promise<void> {
  async function* bytes() {
    yield new TextEncoder().encode(text)
  }
  for await (const event of readPlaylistFile(bytes(), { fileName: null }))
    expect(event).toBeDefined()
}

/** Texts that an expression with two ways to read them takes long over. */
const patterns: Record<string, (size: number) => string> = {
  'spaces between letters': (size) => `a${' '.repeat(size)}b`,
  'spaces behind "feat"': (size) => `a feat${' '.repeat(size)}b`,
  'dashes in an open bracket': (size) => `(a${' - b'.repeat(size / 4)}`,
  'open brackets': (size) => `a${' (feat ['.repeat(size / 8)}`,
  'combining marks': (size) => `a${'\u0301\u0316'.repeat(size / 2)}b`,
  'media endings': (size) => `http://a/${'a.mp3?'.repeat(size / 6)}\u2028`,
  'backslashes and commas': (size) => '\\ ,'.repeat(size / 3),
}

const files: Record<string, (text: string) => string> = {
  '#EXTINF': (text) => `#EXTM3U\n#EXTINF:1,${text}\nx.mp3\n`,
  'a path in M3U': (text) => `#EXTM3U\n#EXTINF:1,x, ${text}\n/${text}.mp3\n`,
  'a cell': (text) => `Title,Artist,Path\n"${text}","${text}","${text}"\n`,
  'a line of a list': (text) => `a - b\nc - d\n${text}\n`,
  PLS: (text) => `[playlist]\nFile1=${text}\nTitle1=${text}\n`,
  XSPF: (text) => `<playlist><trackList><track><title>${text}</title><location>${text}</location>`,
  iTunes: (text) =>
    `<plist><dict><key>Tracks</key><dict><key>1</key><dict><key>Name</key><string>${text}</string><key>Artist</key><string>${text}</string></dict></dict></dict></plist>`,
  JSPF: (text) =>
    JSON.stringify({ playlist: { track: [{ title: text, location: [text] }, { title: 'a' }] } }),
}

describe.each(Object.entries(files))('%s', (_, fileOf) => {
  it.each(Object.entries(patterns))('takes linear time with many %s', async (_, text) => {
    expect(await growth((size) => read(fileOf(text(size))))).toBeLessThan(MAX_LINEAR_GROWTH)
  })
})

describe.each(Object.entries(patterns))('many %s', (_, text) => {
  it.each<[string, (text: string) => unknown]>([
    ['artistAndTitle', splitArtistTitle],
    ['readCredit', (artists) => parseCredit(artists, { commas: 'all' })],
    ['nameFromLocation', parseLocationName],
    ['matchKey', (title) => matchKey({ title, artists: [title] })],
  ])('take linear time in %s, even uncut', async (_, work) => {
    expect(await growth((size) => work(text(size)))).toBeLessThan(MAX_LINEAR_GROWTH)
  })
})

describe('quotes that are never closed', () => {
  it.each(['"a\n', '"a"b"b"b"b\n', '""a\n', `"${'a"b'.repeat(100)}\n`])(
    'take linear time in rows of %j',
    async (row) => {
      const scan = (size: number) => {
        const scanner = new CsvScanner(',')
        return [...scanner.push(row.repeat(size / row.length)), ...scanner.end()]
      }
      expect(await growth(scan)).toBeLessThan(MAX_LINEAR_GROWTH)
    },
  )
})

describe('files that took minutes', () => {
  it.each([
    [
      'lines of 32,000 spaces',
      `#EXTM3U\n${`#EXTINF:1,a${' '.repeat(32_000)}b\nx.mp3\n`.repeat(20)}`,
    ],
    ['a cell of 10 MB', `Title,Artist\n${'a - '.repeat(2.5 * 2 ** 20)},x\n`],
    ['a quoted cell of 10 MB', `Title,Artist\n"${'a""'.repeat(3.5 * 2 ** 20)}",x\n`],
    ['a JSON text of 10 MB', JSON.stringify({ tracks: [{ track: ' - a'.repeat(2.5 * 2 ** 20) }] })],
    ['an XML name of 5 MB', `<plist><${'a'.repeat(5 * 2 ** 20)}>${'<a/>'.repeat(2 ** 19)}`],
  ])('are read at once: %s', async (_, text) => {
    const start = performance.now()
    await read(text)
    expect(performance.now() - start).toBeLessThan(8_000)
  })
})

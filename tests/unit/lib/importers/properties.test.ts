import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { readPlaylistFile } from '@/lib/importers/read'
import { cleanText } from '@/lib/song-text/clean-text'
import { eventsOf, inChunks, read } from './reading'

const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', ''))
const table = fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 })
const style = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  endsWithLine: fc.boolean(),
  quotesAll: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be'),
})
type Style = typeof style extends fc.Arbitrary<infer Value> ? Value : never

function written(rows: string[][], { delimiter, lineEnd, endsWithLine, quotesAll }: Style): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const mustQuote = (text: string) =>
    quotesAll || /["\r\n\s]/.test(text) || text.includes(delimiter)
  const lines = rows.map((row) =>
    row.map((text) => (mustQuote(text) ? quoted(text) : text)).join(delimiter),
  )
  return lines.join(lineEnd) + (endsWithLine ? lineEnd : '')
}

function encoded(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  const marked = `\uFEFF${text}`
  if (encoding === 'utf-8 with mark') return new TextEncoder().encode(marked)
  const view = new DataView(new ArrayBuffer(marked.length * 2))
  for (let at = 0; at < marked.length; at++) {
    view.setUint16(at * 2, marked.charCodeAt(at), encoding === 'utf-16le')
  }
  return new Uint8Array(view.buffer)
}

describe('any table', () => {
  it('is read row by row in every dialect', async () => {
    await fc.assert(
      fc.asyncProperty(table, style, async (rows, how) => {
        const text = written([['Title', 'Artist', 'Album'], ...rows], how)
        const { tracks, skips } = await read(encoded(text, how.encoding))
        const filled = rows.filter((row) => row.some((value) => value.trim() !== ''))
        expect(tracks.length + skips.length).toBe(filled.length)
        const titles = filled.map(([title]) => cleanText(title)).filter((title) => title !== '')
        expect(tracks.map(({ title }) => title)).toEqual(titles)
      }),
      { numRuns: 300 },
    )
  })
})

const starts = [
  '',
  '\uFEFF',
  'Title,Artist\n',
  'Track URI,Track Name,Artist Name(s)\n',
  '#EXTM3U\n',
  '[playlist]\n',
  '<?xml version="1.0"?><playlist><trackList><track>',
  '<plist><dict><key>Tracks</key><dict>',
  '{"playlists":[',
  '{"playlist":{"track":[',
  'Rain - Fog\n',
]
const terms = [
  '"',
  ',',
  ';',
  '\n',
  '\r',
  '\t',
  '&',
  '<',
  '>',
  '/',
  '{',
  '}',
  '[',
  ']',
  ':',
  'File1=',
]
const noise = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .array(fc.oneof(fc.constantFrom(...terms), fc.string({ unit: 'binary', maxLength: 4 })), {
      maxLength: 100,
    })
    .map((parts) => new TextEncoder().encode(parts.join(''))),
)

describe('any bytes', () => {
  it('are read or rejected with an AppError', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), noise, async (start, bytes) => {
        const all = Uint8Array.from([...new TextEncoder().encode(start), ...bytes])
        const events = await eventsOf(all).catch((error: unknown) => {
          expect(error).toBeInstanceOf(AppError)
          return []
        })
        for (const event of events) {
          if (event.type === 'track') expect(event.track.title).not.toBe('')
          if (event.type === 'skip') expect(event.reason).not.toBe('')
        }
        if (events.length > 0) expect(events[0]?.type).toBe('playlist')
      }),
      { numRuns: 2000 },
    )
  })

  it('have the same events for any division into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        noise,
        fc.integer({ min: 1, max: 50 }),
        async (...given) => {
          const [start, bytes, size] = given
          const all = Uint8Array.from([...new TextEncoder().encode(start), ...bytes])
          expect(await outcome(all, size)).toEqual(await outcome(all, 1000))
        },
      ),
      { numRuns: 500 },
    )
  })
})

async function outcome(bytes: Uint8Array, size: number): Promise<unknown> {
  const events: unknown[] = []
  try {
    for await (const event of readPlaylistFile(inChunks(bytes, size), { fileName: null })) {
      events.push(event)
    }
    return events
  } catch (error) {
    return String(error)
  }
}

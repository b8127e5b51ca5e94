import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ExportFormat, exporters } from '@/lib/exporters/formats'
import type { ExportedPlaylist, ExportedTrack, Exporter } from '@/lib/exporters/types'
import { openPlaylistFile } from '@/lib/importers/read'
import type { ImportEvent } from '@/lib/importers/types'
import { awkwardPlaylist, awkwardTrack } from '@/tests/support/awkward-tracks'

const FORMATS = ['json', 'csv', 'm3u8', 'xspf', 'jspf'] as const satisfies ExportFormat[]
const READ_AS = { json: 'riffle', csv: 'riffle-csv', m3u8: 'm3u', xspf: 'xspf', jspf: 'jspf' }

function formatPlaylist(
  format: ExportFormat,
  playlist: ExportedPlaylist,
  tracks: ExportedTrack[],
): string {
  const { header: head, track, footer: foot, emptyPlaylist }: Exporter = exporters[format]
  const rows = tracks.map((one, index) => track(one, index, playlist))
  if (rows.length === 0 && emptyPlaylist) rows.push(emptyPlaylist(playlist))
  return head(playlist) + rows.join('') + foot
}

async function read(text: string, pieceBytes: number) {
  const bytes = new TextEncoder().encode(text)
  async function* pieces() {
    for (let from = 0; from < bytes.length; from += pieceBytes) {
      yield bytes.subarray(from, from + pieceBytes)
    }
  }
  const { format, events } = await openPlaylistFile(pieces(), { fileName: 'list' })
  const all: ImportEvent[] = []
  for await (const event of events) all.push(event)
  return { format, events: all }
}

const toXmlText = (text: string) => text.replace(/[\ufffe\uffff]/g, '').trim()

describe.each(FORMATS)('a playlist written as %s', (format) => {
  // XML cannot contain the code points U+FFFE and U+FFFF.
  const expectedText = (text: string) => (format === 'xspf' ? toXmlText(text) : text)

  it('is the same after reading, with unusual characters too', async () => {
    const property = fc.asyncProperty(
      awkwardPlaylist,
      fc.array(awkwardTrack, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 5_000 }),
      async (playlist, tracks, pieceBytes) => {
        const file = await read(formatPlaylist(format, playlist, tracks), pieceBytes)
        expect(file.format).toBe(READ_AS[format])
        const [first, ...rest] = file.events
        expect(first).toEqual({
          type: 'playlist',
          name: expectedText(playlist.name),
          description: playlist.description && expectedText(playlist.description),
          externalId: playlist.id && `urn:riffle:playlist:${playlist.id}`,
          kind: playlist.id === 'liked' ? 'liked' : 'playlist',
        })
        const found = rest.map((event) => (event.type === 'track' ? event.track : event))
        expect(found).toEqual(
          tracks.map((track) =>
            expect.objectContaining({
              ...track,
              title: expectedText(track.title),
              album: track.album && expectedText(track.album),
            }),
          ),
        )
      },
    )
    await fc.assert(property, { numRuns: 300 })
  })

  it('contains each song in the order and as often as the playlist', async () => {
    const [song, other] = fc.sample(awkwardTrack, { numRuns: 2, seed: 7 })
    const tracks = [song!, other!, song!, song!]
    const file = await read(
      formatPlaylist(format, { id: null, name: 'Twice', description: null }, tracks),
      99,
    )
    const ids = file.events.flatMap((event) => (event.type === 'track' ? event.track.songId : []))
    expect(ids).toEqual(tracks.map((track) => track.songId))
  })
})

describe('a playlist written as csv', () => {
  it('is the same after a spreadsheet saved it with semicolons and minimal quotes', async () => {
    const tracks = fc.sample(awkwardTrack, { numRuns: 60, seed: 11 })
    const rows: string[][] = parse(
      formatPlaylist('csv', { id: null, name: 'Saved; again', description: 'Two\nlines' }, tracks),
      { bom: true },
    )
    const cellOf = (cell: string) =>
      /[;"\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
    const saved = rows.map((cells) => cells.map(cellOf).join(';')).join('\n')
    const { format, events } = await read(saved, 777)
    expect(format).toBe('riffle-csv')
    expect(events[0]).toMatchObject({ name: 'Saved; again', description: 'Two\nlines' })
    expect(events.slice(1).map((event) => event.type === 'track' && event.track)).toEqual(
      tracks.map((track) => expect.objectContaining(track)),
    )
  })
})

describe('a playlist without tracks', () => {
  it.each(FORMATS)('keeps its name and id as %s', async (format) => {
    const id = '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70'
    const playlist = { id, name: 'Empty - for now', description: 'Two\nlines' }
    const file = await read(formatPlaylist(format, playlist, []), 64)
    expect(file.events).toEqual([
      expect.objectContaining({
        type: 'playlist',
        name: playlist.name,
        description: playlist.description,
        externalId: `urn:riffle:playlist:${id}`,
      }),
    ])
  })
})

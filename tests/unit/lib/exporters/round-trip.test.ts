import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ExportFormat, exporters } from '@/lib/exporters/formats'
import type { ExportedPlaylist, ExportedTrack, Exporter } from '@/lib/exporters/types'
import { openPlaylistFile } from '@/lib/importers/read'
import type { ImportEvent } from '@/lib/importers/types'
import { awkwardPlaylist, awkwardTrack } from '@/tests/support/awkward-tracks'

const FORMATS = Object.keys(exporters) as ExportFormat[]
const READ_AS = { json: 'riffle', csv: 'riffle-csv', m3u8: 'm3u', xspf: 'xspf', jspf: 'jspf' }

function written(
  format: ExportFormat,
  playlist: ExportedPlaylist,
  tracks: ExportedTrack[],
): string {
  const { header: head, track, footer: foot, emptyPlaylist: nothing }: Exporter = exporters[format]
  const rows = tracks.map((one, index) => track(one, index, playlist))
  if (rows.length === 0 && nothing) rows.push(nothing(playlist))
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

const inXml = (text: string) => text.replace(/[\ufffe\uffff]/g, '').trim()

describe.each(FORMATS)('a playlist written as %s', (format) => {
  // XML has no way to hold the two signs that are no characters.
  const as = (text: string) => (format === 'xspf' ? inXml(text) : text)

  it('is read again as it was, however odd', async () => {
    const property = fc.asyncProperty(
      awkwardPlaylist,
      fc.array(awkwardTrack, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 5_000 }),
      async (playlist, tracks, pieceBytes) => {
        const file = await read(written(format, playlist, tracks), pieceBytes)
        expect(file.format).toBe(READ_AS[format])
        const [first, ...rest] = file.events
        expect(first).toEqual({
          type: 'playlist',
          name: as(playlist.name),
          description: playlist.description && as(playlist.description),
          externalId: playlist.id && `urn:riffle:playlist:${playlist.id}`,
          kind: playlist.id === 'liked' ? 'liked' : 'playlist',
        })
        const found = rest.map((event) => (event.type === 'track' ? event.track : event))
        expect(found).toEqual(
          tracks.map((track) =>
            expect.objectContaining({
              ...track,
              title: as(track.title),
              album: track.album && as(track.album),
            }),
          ),
        )
      },
    )
    await fc.assert(property, { numRuns: 300 })
  })

  it('holds the songs in the order and as often as the playlist does', async () => {
    const [song, other] = fc.sample(awkwardTrack, { numRuns: 2, seed: 7 })
    const tracks = [song!, other!, song!, song!]
    const file = await read(
      written(format, { id: null, name: 'Twice', description: null }, tracks),
      99,
    )
    const ids = file.events.flatMap((event) => (event.type === 'track' ? event.track.songId : []))
    expect(ids).toEqual(tracks.map((track) => track.songId))
  })
})

describe('a playlist written as csv', () => {
  it('survives a spreadsheet that saves it with semicolons, and quotes only where it must', async () => {
    const tracks = fc.sample(awkwardTrack, { numRuns: 60, seed: 11 })
    const rows: string[][] = parse(
      written('csv', { id: null, name: 'Saved; again', description: 'Two\nlines' }, tracks),
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
  it.each(FORMATS)('keeps its name and its identity as %s', async (format) => {
    const id = '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70'
    const playlist = { id, name: 'Empty - for now', description: 'Two\nlines' }
    const file = await read(written(format, playlist, []), 64)
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

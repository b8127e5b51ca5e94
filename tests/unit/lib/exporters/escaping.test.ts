import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { type ExportFormat, exporters } from '@/lib/exporters/formats'
import type { ExportedPlaylist, ExportedTrack } from '@/lib/exporters/types'
import { awkwardPlaylist, awkwardTrack } from '@/tests/support/awkward-tracks'

function written(format: ExportFormat, playlist: ExportedPlaylist, tracks: ExportedTrack[]) {
  const { header: head, track, footer: foot } = exporters[format]
  return head(playlist) + tracks.map((one, index) => track(one, index, playlist)).join('') + foot
}

// Text that was not cleaned.
const raw = fc.string({ unit: 'binary', maxLength: 30 })
const rawTrack = fc
  .tuple(awkwardTrack, raw, fc.array(raw, { maxLength: 3 }), raw)
  .map(([track, title, artists, album]) => ({ ...track, title, artists, album }))
const rawPlaylist = fc
  .tuple(awkwardPlaylist, raw, raw)
  .map(([playlist, name, description]) => ({ ...playlist, name, description }))

const forAny = (check: (playlist: ExportedPlaylist, tracks: ExportedTrack[]) => void) =>
  fc.assert(
    fc.property(
      fc.oneof(awkwardPlaylist, rawPlaylist),
      fc.array(fc.oneof(awkwardTrack, rawTrack), { minLength: 1, maxLength: 6 }),
      check,
    ),
    { numRuns: 500 },
  )

describe('whatever the songs are called', () => {
  it('CSV has a row a track for any reader, and no cell a spreadsheet would run', () => {
    forAny((playlist, tracks) => {
      const rows: string[][] = parse(written('csv', playlist, tracks), { bom: true })
      expect(rows).toHaveLength(tracks.length + 1)
      expect(rows.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([])
    })
  })

  it('XSPF is well-formed XML', () => {
    forAny((playlist, tracks) => {
      const parser = new SaxesParser({ xmlns: true })
      let count = 0
      parser.on('error', (error) => {
        throw error
      })
      parser.on('opentag', ({ local, uri }) => {
        if (local === 'track' && uri === 'http://xspf.org/ns/0/') count++
      })
      parser.write(written('xspf', playlist, tracks)).close()
      expect(count).toBe(tracks.length)
    })
  })

  it('M3U8 has one location a track, and nothing else that is no comment', () => {
    forAny((playlist, tracks) => {
      const lines = written('m3u8', playlist, tracks).split(/\r\n|\n|\r/)
      expect(lines[0]).toBe('#EXTM3U')
      const locations = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'))
      expect(locations).toHaveLength(tracks.length)
      const kept = new Set(tracks.map(({ location }) => location))
      const ours = locations.filter((location) => !kept.has(location))
      expect(ours.filter((location) => /\p{Cc}|^\.\.|[\\"*<>|]/u.test(location))).toEqual([])
    })
  })

  it.each(['json', 'jspf'] as const)('%s is JSON', (format) => {
    forAny((playlist, tracks) => {
      const said = JSON.parse(written(format, playlist, tracks))
      expect(said.tracks ?? said.playlist.track).toHaveLength(tracks.length)
    })
  })
})

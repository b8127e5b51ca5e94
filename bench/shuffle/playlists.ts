import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { ShuffleTrack } from '@/lib/shuffle'

const FEWEST_TRACKS = 8

/** The playlists in a folder and those below it: CSV exports and lists of "Artist - Title" lines. */
export function readPlaylists(folder: string): ShuffleTrack[][] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return files
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => tracksOf(path, readFileSync(path, 'utf8')))
    .filter((tracks) => tracks.length >= FEWEST_TRACKS)
}

function tracksOf(path: string, text: string): ShuffleTrack[] {
  if (path.endsWith('.csv')) return fromCsv(text)
  return /\.[a-z0-9]{1,11}$/i.test(path) ? [] : fromLines(text)
}

type Row = Record<string, string>

function fromCsv(text: string): ShuffleTrack[] {
  const rows: Row[] = parse(text, {
    columns: true,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
  })
  return rows.flatMap((row) => {
    const artists = artistsOf(row)
    return artists.length ? [{ artists, album: albumOf(row), ...featuresOf(row) }] : []
  })
}

/** Columns are found by their first word, in English or German. */
function artistsOf(row: Row): string[] {
  const uris = column(row, /^(Artist|Künstler)[ -]?URI/i)
  if (uris) return uris.split(/,\s*/).filter(Boolean)
  const names = column(row, /^(Artist Name|Artist name|Künstlername)/)
  return (names ?? '').split(/;\s*/).filter(Boolean)
}

function albumOf(row: Row): string | undefined {
  return column(row, /^Album[ -]URI/i) ?? column(row, /^Album([ -]Name)?$/i)
}

const PITCHES = 12

/** Key 0 is C; a major key stands a third below its relative minor on the Camelot wheel. */
function featuresOf(row: Row): Pick<ShuffleTrack, 'bpm' | 'camelot' | 'energy'> {
  const [key, mode, tempo, energy] = ['Key', 'Mode', 'Tempo', 'Energy'].map((name) =>
    Number(row[name] || Number.NaN),
  )
  if (!(tempo! > 0)) return {}
  const hour = ((7 * key! + (mode === 1 ? 7 : 4)) % PITCHES) + 1
  return {
    bpm: tempo,
    energy,
    camelot: key! >= 0 ? `${hour}${mode === 1 ? 'B' : 'A'}` : undefined,
  }
}

function column(row: Row, name: RegExp): string | undefined {
  const found = Object.keys(row).find((key) => name.test(key))
  return (found && row[found]) || undefined
}

function fromLines(text: string): ShuffleTrack[] {
  return text.split('\n').flatMap((line) => {
    const [names, title] = line.split(' - ', 2)
    return names && title ? [{ artists: names.split(', ') }] : []
  })
}

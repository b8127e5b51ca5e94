import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { ShuffleTrack } from '@/lib/shuffle'

const MIN_TRACKS = 8

/** Reads the playlists of a folder and its subfolders: CSV exports and files of "Artist - Title" lines. */
export function readPlaylists(folder: string): ShuffleTrack[][] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return files
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => parseTracks(path, readFileSync(path, 'utf8')))
    .filter((tracks) => tracks.length >= MIN_TRACKS)
}

function parseTracks(path: string, text: string): ShuffleTrack[] {
  if (path.endsWith('.csv')) return parseCsv(text)
  return /\.[a-z0-9]{1,11}$/i.test(path) ? [] : parseLines(text)
}

type Row = Record<string, string>

function parseCsv(text: string): ShuffleTrack[] {
  const rows: Row[] = parse(text, {
    columns: true,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
  })
  return rows.flatMap((row) => {
    const artists = readArtists(row)
    return artists.length ? [{ artists, album: readAlbum(row), ...readFeatures(row) }] : []
  })
}

/** Columns are found by their English or German name. */
function readArtists(row: Row): string[] {
  const uris = readColumn(row, /^(Artist|Künstler)[ -]?URI/i)
  if (uris) return uris.split(/,\s*/).filter(Boolean)
  const names = readColumn(row, /^(Artist Name|Artist name|Künstlername)/)
  return (names ?? '').split(/;\s*/).filter(Boolean)
}

function readAlbum(row: Row): string | undefined {
  return readColumn(row, /^Album[ -]URI/i) ?? readColumn(row, /^Album([ -]Name)?$/i)
}

const PITCH_CLASSES = 12

/** Key 0 is C, mode 1 is major. Relative minor and major keys have the same hour on the Camelot wheel. */
function readFeatures(row: Row): Pick<ShuffleTrack, 'bpm' | 'camelot' | 'energy'> {
  const [key, mode, tempo, energy] = ['Key', 'Mode', 'Tempo', 'Energy'].map((name) =>
    Number(row[name] || Number.NaN),
  )
  if (!(tempo! > 0)) return {}
  const hour = ((7 * key! + (mode === 1 ? 7 : 4)) % PITCH_CLASSES) + 1
  return {
    bpm: tempo,
    energy,
    camelot: key! >= 0 ? `${hour}${mode === 1 ? 'B' : 'A'}` : undefined,
  }
}

function readColumn(row: Row, name: RegExp): string | undefined {
  const key = Object.keys(row).find((header) => name.test(header))
  return (key && row[key]) || undefined
}

function parseLines(text: string): ShuffleTrack[] {
  return text.split('\n').flatMap((line) => {
    const [names, title] = line.split(' - ', 2)
    return names && title ? [{ artists: names.split(', ') }] : []
  })
}

import { boundText } from '@/lib/song-text/clean-text'
import { isUrl } from '@/lib/song-text/location'
import { type CsvSample, sampleTables } from './csv-dialect'
import { isTable } from './csv-guess'
import { findCsvHeader } from './csv-header'
import type { CsvHeader } from './csv-table'
import { findLineStyle, isRow, separateLinks } from './line-style'
import { describeHistory } from './listening-history'
import { isMediaFile } from './location-path'
import { hasKnownKey } from './other-json-keys'
import { OWN_FORMAT } from './own-format'
import { parseServiceLink } from './service-link'
import { isSongLine } from './song-line'
import { isSpotifyBackupText } from './spotify-backup-text'
import { parseSpotifyLink } from './spotify-link'
import { findRootElement, skipCommentLines } from './text-scanners'
import type { CsvFormat, Format } from './types'
import { parseListedVideoId } from './youtube-link'

/** A format of text without a table. */
export type TextFormat = Exclude<Format, 'zip' | CsvFormat>
/** A format, and for a table its header. */
export type DetectedFormat =
  | { format: TextFormat; header?: undefined }
  | { format: CsvFormat; header: CsvHeader }

const PLS_HEADER = '[playlist]'
const MAX_SAMPLE_LINES = 200
const JSON_START = /^(?:\{\s*["}]|\[\s*(?:[{["\]]|$))/
// bounded-regex: the built text is a constant; one run of spaces on each side of a colon.
const OWN_JSON = new RegExp(`"format"\\s*:\\s*"${OWN_FORMAT}"`)

const FORMAT_OF_ROOT: Record<string, TextFormat> = {
  playlist: 'xspf',
  plist: 'itunes',
  smil: 'wpl',
  asx: 'asx',
  dj_playlists: 'rekordbox',
  nml: 'traktor',
  'rhythmdb-playlists': 'rhythmbox',
}

/** Detects the format of a file by its first 32,768 characters; null if it is not supported. */
export function detectFormat(head: string): DetectedFormat | null {
  const start = head.trimStart()
  const marked = detectMarkedFormat(start)
  if (marked !== undefined) return marked && { format: marked }
  const tables = sampleTables(head)
  const header = findCsvHeader(tables)
  const isPlaylist = /^[ \t]*#(?:EXTM3U\b|EXTINF:)/im.test(start)
  if (header && (header.format === 'riffle-csv' || !isPlaylist))
    return { format: header.format, header }
  const format = isPlaylist ? 'm3u' : detectLineFormat(start, tables)
  return format && { format }
}

/** Detects a format by marks at the start; null if it is not supported, undefined if there are none. */
function detectMarkedFormat(start: string): TextFormat | null | undefined {
  if (/^#EXTM3U\b/i.test(start)) return 'm3u'
  if (isPls(start)) return 'pls'
  if (start.startsWith('RTSPtext')) return null
  if (isJson(start)) return detectJsonFormat(start)
  if (describeHistory(start) !== null) return null
  if (isSpotifyBackupText(start)) return 'text'
  return start.startsWith('<') ? detectXmlFormat(start) : undefined
}

/** False for a list of songs of which the first begins with a bracket. */
export const isJson = (start: string): boolean => JSON_START.test(start.slice(0, 200))

function isPls(start: string): boolean {
  const at = skipCommentLines(start, ';#')
  return start.slice(at, at + PLS_HEADER.length).toLowerCase() === PLS_HEADER
}

/** Guesses by the keys at the start; `readJson` decides by the whole file. */
function detectJsonFormat(start: string): TextFormat | null {
  if (OWN_JSON.test(start)) return 'riffle'
  if (/"playlist"\s*:\s*\{/.test(start)) return 'jspf'
  if (describeHistory(start) !== null) return null
  return /"(?:trackName|trackUri|localTrack)"/.test(start) || isYourLibrary(start)
    ? 'spotify-data'
    : hasKnownKey(start) || /"spotify:track:/i.test(start) || /^\[\s*"/.test(start)
      ? 'json'
      : null
}

const isYourLibrary = (start: string): boolean =>
  /^\{\s*"tracks"\s*:\s*\[\s*(?:\]|\{\s*"(?:artist|track|album)"\s*:\s*")/.test(start)

function detectXmlFormat(start: string): TextFormat | null {
  const element = findRootElement(start)
  return element === null ? null : (FORMAT_OF_ROOT[element] ?? null)
}

/** Detects lists of files or of songs without a header, by the form of most lines. */
function detectLineFormat(start: string, tables: CsvSample[]): TextFormat | null {
  const lines = start
    .split(/[\r\n]+/, MAX_SAMPLE_LINES)
    .map((line) => ({ text: separateLinks(boundText(line)), whole: line.trim() }))
    .filter(({ text }) => isRow(text))
  const songs = lines.filter(
    ({ whole }) => parseSpotifyLink(whole) || parseListedVideoId(whole) || parseServiceLink(whole),
  )
  const files = lines.filter((line) => isFileLine(line) && !songs.includes(line))
  if (files.length * 2 > lines.length) return 'm3u'
  if (isTableWithoutHeader(start, tables)) return null
  const style = findLineStyle(lines.map(({ text }) => text))
  const dashed = lines.filter((line) => isSongLine(line.text, style) && !songs.includes(line))
  const listed = songs.length + dashed.length
  return listed > 0 && listed * 2 >= lines.length ? 'text' : null
}

function isFileLine({ text, whole }: { text: string; whole: string }): boolean {
  return isMediaFile(whole) || (isUrl(whole) && !/\s/.test(text))
}

/** True for rows of equal width without the names of their columns, which would be read as wrong songs. */
function isTableWithoutHeader(start: string, tables: CsvSample[]): boolean {
  const isLastComplete = start.endsWith('\n') || !start.includes('\n')
  return tables.some((table) => table.dialect.delimiter !== '|' && isTable(table, isLastComplete))
}

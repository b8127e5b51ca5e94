import { boundText } from '@/lib/song-text/clean-text'
import { sampleCsv } from './csv-dialect'
import { isTable } from './csv-guess'
import { readCsvHeader } from './csv-header'
import { describeHistory } from './listening-history'
import { isMediaFile, isUrl } from './location-path'
import { OWN_FORMAT } from './own-format'
import { isRow } from './plain-list'
import { isSongLine } from './song-line'
import { isSpotifyBackupText } from './spotify-backup-text'
import { parseSpotifyLink } from './spotify-link'
import { findRootElement, skipCommentLines } from './text-scanners'
import type { Format } from './types'

/** A format that is text, not an archive. */
export type TextFormat = Exclude<Format, 'zip'>

import { parseListedVideoId } from './youtube-link'

const PLS_HEADER = '[playlist]'
const MAX_SAMPLE_LINES = 200
const JSON_START = /^(?:\{\s*["}]|\[\s*(?:[{["\]]|$))/
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

/** Keys of the playlists of other programs. */
const LIST_KEYS =
  /"(?:playlists?|tracks?|songs?|videos|items|entries|videoId|title|artists?|isrc|trackName|name)"\s*:|"spotify:track:/

/** Detects the format of a file by its first 32,768 characters; null if it is not supported. */
export function detectFormat(head: string): TextFormat | null {
  const start = head.trimStart()
  if (/^#EXTM3U\b/i.test(start)) return 'm3u'
  if (isPls(start)) return 'pls'
  if (start.startsWith('RTSPtext')) return null
  if (isJson(start)) return detectJsonFormat(start)
  if (describeHistory(start) !== null) return null
  if (isSpotifyBackupText(start)) return 'text'
  if (start.startsWith('<')) return detectXmlFormat(start)
  const header = readCsvHeader(head)
  if (header?.format === 'riffle-csv') return header.format
  if (/^[ \t]*#(?:EXTM3U\b|EXTINF:)/im.test(start)) return 'm3u'
  return header?.format ?? detectLineFormat(start)
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
    : LIST_KEYS.test(start)
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
function detectLineFormat(start: string): TextFormat | null {
  const lines = start
    .split(/[\r\n]+/, MAX_SAMPLE_LINES)
    .map((line) => ({ text: boundText(line), whole: line.trim() }))
    .filter(({ text }) => isRow(text))
  const songs = lines.filter(({ whole }) => parseSpotifyLink(whole) || parseListedVideoId(whole))
  const files = lines.filter((line) => isFileLine(line) && !songs.includes(line))
  if (files.length * 2 > lines.length) return 'm3u'
  if (isTableWithoutHeader(start)) return null
  const dashed = lines.filter((line) => isSongLine(line.text) && !songs.includes(line))
  const listed = songs.length + dashed.length
  return listed > 0 && listed * 2 >= lines.length ? 'text' : null
}

function isFileLine({ text, whole }: { text: string; whole: string }): boolean {
  return isMediaFile(whole) || (isUrl(whole) && !/\s/.test(text))
}

/** True for rows of equal width without the names of their columns, which would be read as wrong songs. */
export const isTableWithoutHeader = (head: string): boolean =>
  [',', ';', '\t'].some((delimiter) => isTable(sampleCsv(boundLines(head), delimiter)))

const boundLines = (head: string): string =>
  head.slice(0, head.lastIndexOf('\n') + 1 || head.length)

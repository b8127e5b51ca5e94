import { boundText } from '@/lib/song-text/clean-text'
import { readCsvHeader } from './csv-header'
import { isMediaFile, isUrl } from './location-path'
import { OWN_FORMAT } from './own-format'
import { isRow } from './plain-list'
import { parseSpotifyLink } from './spotify-link'
import { findRootElement, skipCommentLines } from './text-scanners'
import type { Format } from './types'
import { parseYoutubeVideoId } from './youtube-link'

const PLS_HEADER = '[playlist]'
const MAX_SAMPLE_LINES = 200
const DASHED = /\S\s+[-‐‑–—―]\s+\S/
const OWN_JSON = new RegExp(`"format"\\s*:\\s*"${OWN_FORMAT}"`)

/** Detects the format of a file by its first 32,768 characters; null if it is not supported. */
export function detectFormat(head: string): Format | null {
  const start = head.trimStart()
  if (/^#EXTM3U\b/i.test(start)) return 'm3u'
  if (isPls(start)) return 'pls'
  if (start.startsWith('RTSPtext')) return null
  if (start.startsWith('{') || start.startsWith('[')) return detectJsonFormat(start)
  if (start.startsWith('<')) return detectXmlFormat(start)
  const header = readCsvHeader(head)
  if (header?.format === 'riffle-csv') return header.format
  if (/^[ \t]*#(?:EXTM3U\b|EXTINF:)/im.test(start)) return 'm3u'
  return header?.format ?? detectLineFormat(start)
}

function isPls(start: string): boolean {
  const at = skipCommentLines(start, ';#')
  return start.slice(at, at + PLS_HEADER.length).toLowerCase() === PLS_HEADER
}

/** Guesses by the keys at the start; `readJson` decides by the whole file. */
function detectJsonFormat(start: string): Format | null {
  if (OWN_JSON.test(start)) return 'riffle'
  if (/"playlist"\s*:\s*\{/.test(start)) return 'jspf'
  return /"(?:playlists|tracks)"\s*:\s*\[|"spotify:track:/.test(start) ? 'spotify-data' : null
}

function detectXmlFormat(start: string): Format | null {
  const element = findRootElement(start)
  if (element === 'playlist') return 'xspf'
  return element === 'plist' ? 'itunes' : null
}

/** Detects lists of files or of songs without a header, by the form of most lines. */
function detectLineFormat(start: string): Format | null {
  const lines = start
    .split(/[\r\n]+/, MAX_SAMPLE_LINES)
    .map((line) => ({ text: boundText(line), whole: line.trim() }))
    .filter(({ text }) => isRow(text))
  const songs = lines.filter(({ whole }) => parseSpotifyLink(whole) || parseYoutubeVideoId(whole))
  const files = lines.filter((line) => isFileLine(line) && !songs.includes(line))
  if (files.length * 2 > lines.length) return 'm3u'
  const dashed = lines.filter((line) => DASHED.test(line.text) && !songs.includes(line))
  const listed = songs.length + dashed.length
  return listed > 0 && listed * 2 >= lines.length ? 'text' : null
}

function isFileLine({ text, whole }: { text: string; whole: string }): boolean {
  return isMediaFile(whole) || (isUrl(whole) && !/\s/.test(text))
}

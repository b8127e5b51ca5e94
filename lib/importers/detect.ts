import { bounded } from '@/lib/song-text/clean-text'
import { csvHeader } from './csv-header'
import { isAddress, isMediaFile } from './location-path'
import { OWN_FORMAT } from './own-format'
import { isRow } from './plain-list'
import { spotifyLink } from './spotify-link'
import { afterCommentLines, firstElement } from './text-start'
import type { Format } from './types'
import { youtubeVideoId } from './youtube-link'

const PLS_HEADER = '[playlist]'
const MOST_LINES = 200
const DASHED = /\S\s+[-‐‑–—―]\s+\S/
const OWN_JSON = new RegExp(`"format"\\s*:\\s*"${OWN_FORMAT}"`)

/** Which format a text is, judged by its first 32,000 characters or so; null for none we read. */
export function detectFormat(head: string): Format | null {
  const start = head.trimStart()
  if (/^#EXTM3U\b/i.test(start)) return 'm3u'
  if (isPls(start)) return 'pls'
  if (start.startsWith('RTSPtext')) return null
  if (start.startsWith('{') || start.startsWith('[')) return jsonFormat(start)
  if (start.startsWith('<')) return xmlFormat(start)
  const header = csvHeader(head)
  if (header?.format === 'riffle-csv') return header.format
  if (/^[ \t]*#(?:EXTM3U\b|EXTINF:)/im.test(start)) return 'm3u'
  return header?.format ?? linesFormat(start)
}

function isPls(start: string): boolean {
  const at = afterCommentLines(start, ';#')
  return start.slice(at, at + PLS_HEADER.length).toLowerCase() === PLS_HEADER
}

/** A guess from the keys in sight; only the whole file tells, and `readJson` looks at that. */
function jsonFormat(start: string): Format | null {
  if (OWN_JSON.test(start)) return 'riffle'
  if (/"playlist"\s*:\s*\{/.test(start)) return 'jspf'
  return /"(?:playlists|tracks)"\s*:\s*\[|"spotify:track:/.test(start) ? 'spotify-data' : null
}

function xmlFormat(start: string): Format | null {
  const element = firstElement(start)
  if (element === 'playlist') return 'xspf'
  return element === 'plist' ? 'itunes' : null
}

/** Lists without a header: of files and streams, or of songs. Most lines must look the part. */
function linesFormat(start: string): Format | null {
  const lines = start
    .split(/[\r\n]+/, MOST_LINES)
    .map((line) => ({ text: bounded(line), whole: line.trim() }))
    .filter(({ text }) => isRow(text))
  const songs = lines.filter(({ whole }) => spotifyLink(whole) || youtubeVideoId(whole))
  const files = lines.filter((line) => isFile(line) && !songs.includes(line))
  if (files.length * 2 > lines.length) return 'm3u'
  const dashed = lines.filter((line) => DASHED.test(line.text) && !songs.includes(line))
  const listed = songs.length + dashed.length
  return listed > 0 && listed * 2 >= lines.length ? 'text' : null
}

function isFile({ text, whole }: { text: string; whole: string }): boolean {
  return isMediaFile(whole) || (isAddress(whole) && !/\s/.test(text))
}

import { boundText } from '@/lib/song-text/clean-text'
import { decodeEntities } from '@/lib/song-text/entities'
import { parseDurationIn } from './durations'
import { parseExtinf } from './extinf'
import type { FileEntry } from './file-entry'

const FIELDS: Record<string, keyof FileEntry> = {
  EXTART: 'artist',
  EXTARTIST: 'artist',
  EXTALB: 'album',
  EXTALBUM: 'album',
  EXTTITLE: 'title',
  EXTGENRE: 'genre',
  EXTIMG: 'coverUrl',
}
const VLC_FIELDS: Record<string, keyof FileEntry> = {
  'meta-title': 'title',
  'meta-artist': 'artist',
}

/** The details of the next entry that a line with a directive states. */
export type Directive = { isExtinf: boolean; detail: Partial<FileEntry> }

/** Parses a line such as `#EXTINF:…`, `#EXTART:…` or VirtualDJ's `#EXTVDJ:…`; null for other lines. */
export function parseDirective(line: string): Directive | null {
  const colon = line.indexOf(':')
  if (!line.startsWith('#') || colon === -1) return null
  const name = boundText(line.slice(1, colon)).toUpperCase()
  const value = line.slice(colon + 1).trim()
  if (name === 'EXTINF') return { isExtinf: true, detail: parseExtinf(value) }
  if (name === 'EXTVDJ') return { isExtinf: false, detail: parseVirtualDj(value) }
  if (name === 'EXTVLCOPT') return { isExtinf: false, detail: parseVlcOption(value) }
  const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined
  return field === undefined ? null : { isExtinf: false, detail: { [field]: value } }
}

/** Parses the elements of VirtualDJ: `<artist>…</artist><title>…</title><songlength>245.2</songlength>`. */
function parseVirtualDj(value: string): Partial<FileEntry> {
  const length = readElement(value, 'songlength')
  return {
    artist: readElement(value, 'artist'),
    title: readElement(value, 'title'),
    ...(length === '' ? {} : { durationMs: parseDurationIn('seconds', length) }),
  }
}

function readElement(text: string, name: string): string {
  const start = text.indexOf(`<${name}>`)
  const from = start + name.length + 2
  const end = start === -1 ? -1 : text.indexOf(`</${name}>`, from)
  return end === -1 ? '' : decodeEntities(text.slice(from, end))
}

function parseVlcOption(value: string): Partial<FileEntry> {
  const equals = value.indexOf('=')
  const name = boundText(value.slice(0, Math.max(equals, 0))).toLowerCase()
  const field = Object.hasOwn(VLC_FIELDS, name) ? VLC_FIELDS[name] : undefined
  return field === undefined ? {} : { [field]: value.slice(equals + 1) }
}

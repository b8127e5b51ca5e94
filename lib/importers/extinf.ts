import { parseClock } from './durations'
import type { FileEntry } from './file-entry'

// Seconds, or a clock such as `3:45`.
const LENGTH = /^\s*(-?\d{1,9}(?:[.,]\d{1,6})?|\d{1,3}(?::\d{2}){1,2}(?:\.\d{1,6})?)(?![\w:.])/
const MAX_LENGTH_CHARACTERS = 24

/**
 * Parses `-1 group="a, b",Artist - Title`, the value of an #EXTINF: seconds or a clock, optional
 * attributes, and the display text after the first comma outside quotes. Some writers omit the comma
 * or the length. Attributes may be long, so a scanner finds the comma.
 */
export function parseExtinf(value: string): Partial<FileEntry> {
  const length = LENGTH.exec(value.slice(0, MAX_LENGTH_CHARACTERS))?.[1]
  if (length === undefined) return { display: value.replace(/^\s*,/, ''), durationMs: null }
  const rest = value.slice(value.indexOf(length) + length.length)
  return { display: readDisplay(rest), durationMs: parseLength(length) }
}

function readDisplay(rest: string): string {
  const comma = findUnquotedComma(rest)
  const hasAttributes = /^\s+[\w-]{1,40}=/.test(rest.slice(0, 60))
  if (comma === -1) return hasAttributes ? '' : rest
  // Without attributes, the comma directly follows the length; a later one belongs to the names.
  const isSeparator = hasAttributes || rest.slice(0, comma).trim() === ''
  return isSeparator ? rest.slice(comma + 1) : rest
}

function parseLength(text: string): number | null {
  if (text.includes(':')) return parseClock(text)
  const seconds = Number(text.replace(',', '.'))
  return seconds > 0 ? seconds * 1000 : null
}

/** Returns the index of the first comma outside quotes; -1 if none. Ignores a quote that is never closed. */
function findUnquotedComma(text: string): number {
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ',') return at
    if (text[at] !== '"') continue
    const close = text.indexOf('"', at + 1)
    if (close === -1) return text.indexOf(',', at)
    at = close
  }
  return -1
}

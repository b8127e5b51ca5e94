import type { FileEntry } from './file-entry'

/**
 * Parses `-1 group="a, b",Artist - Title`, the value of an #EXTINF: seconds, optional attributes, and
 * the display text after the first comma outside quotes. Attributes may be long, so a scanner finds
 * the comma.
 */
export function parseExtinf(value: string): Partial<FileEntry> {
  const seconds = Number.parseFloat(value)
  const comma = findUnquotedComma(value)
  return {
    display: comma === -1 ? '' : value.slice(comma + 1),
    durationMs: seconds > 0 ? seconds * 1000 : null,
  }
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

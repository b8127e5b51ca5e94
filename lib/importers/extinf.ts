import type { Entry } from './entry'

/**
 * Reads `-1 group="a, b",Artist - Title`, the value of an #EXTINF: seconds, perhaps attributes, and
 * the display text after the first comma outside of quotes. Attributes may be long, so a scanner
 * finds the comma.
 */
export function extinf(value: string): Partial<Entry> {
  const seconds = Number.parseFloat(value)
  const comma = unquotedComma(value)
  return {
    display: comma === -1 ? '' : value.slice(comma + 1),
    durationMs: seconds > 0 ? seconds * 1000 : null,
  }
}

/** A quote that is never closed is an ordinary character. */
function unquotedComma(text: string): number {
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ',') return at
    if (text[at] !== '"') continue
    const close = text.indexOf('"', at + 1)
    if (close === -1) return text.indexOf(',', at)
    at = close
  }
  return -1
}

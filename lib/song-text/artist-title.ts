import { isVersionTail } from './version-tail'

// The lookbehind keeps matching linear: a run of spaces is tried once.
const DASHES = /(?<!\s)\s+(?:[-‐‑–—―−]|--)\s+/g
const EMPTY_ARTIST = /^(?:[-‐‑–—―−]|--)\s+(?=\S)/
const EMPTY_TITLE = /(?<!\s)\s+[-‐‑–—―−]$/

/**
 * Splits `Artist - Title` at the first dash outside brackets. The artist is null if there is no such
 * dash, nothing before it, or only a note on the recording after it, as in `Title - Remastered 2011`.
 * The title is empty if nothing follows the dash.
 */
export function splitArtistTitle(text: string): { artist: string | null; title: string } {
  const trimmed = text.trim()
  if (EMPTY_ARTIST.test(trimmed)) return { artist: null, title: trimmed.replace(EMPTY_ARTIST, '') }
  const [artist, ...rest] = splitAtDashes(trimmed, 2)
  if (rest.length > 0 && isVersionTail(rest.join(''))) return { artist: null, title: trimmed }
  if (rest.length > 0) return { artist: artist ?? null, title: rest.join('') }
  if (EMPTY_TITLE.test(trimmed)) return { artist: trimmed.replace(EMPTY_TITLE, ''), title: '' }
  return { artist: null, title: trimmed }
}

/** Splits a text at dashes with spaces around them and outside brackets, into at most `max` parts. */
export function splitAtDashes(text: string, max = 100): string[] {
  const parts: string[] = []
  let start = 0
  let from = 0
  let open = 0
  for (const dash of text.matchAll(DASHES)) {
    if (parts.length === max - 1) break
    open += countUnclosedBrackets(text, from, dash.index)
    from = dash.index
    if (open > 0) continue
    parts.push(text.slice(start, dash.index))
    start = dash.index + dash[0].length
  }
  return [...parts, text.slice(start)]
}

function countUnclosedBrackets(text: string, from: number, to: number): number {
  let open = 0
  for (let at = from; at < to; at++) {
    if (text[at] === '(' || text[at] === '[') open++
    else if (text[at] === ')' || text[at] === ']') open--
  }
  return open
}

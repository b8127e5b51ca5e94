// The lookbehind keeps matching linear: a run of spaces is tried once.
const DASHES = /(?<!\s)\s+[-‐‑–—―]\s+/g

/**
 * Splits `Artist - Title` at the first dash outside brackets. The artist is null if there is no such
 * dash.
 */
export function splitArtistTitle(text: string): { artist: string | null; title: string } {
  const trimmed = text.trim()
  let from = 0
  let open = 0
  for (const dash of trimmed.matchAll(DASHES)) {
    open += countUnclosedBrackets(trimmed, from, dash.index)
    from = dash.index
    if (open > 0) continue
    return {
      artist: trimmed.slice(0, dash.index),
      title: trimmed.slice(dash.index + dash[0].length),
    }
  }
  return { artist: null, title: trimmed }
}

function countUnclosedBrackets(text: string, from: number, to: number): number {
  let open = 0
  for (let at = from; at < to; at++) {
    if (text[at] === '(' || text[at] === '[') open++
    else if (text[at] === ')' || text[at] === ']') open--
  }
  return open
}

// The lookbehind keeps a long run of spaces from being tried once for each of them.
const DASHES = /(?<!\s)\s+[-‐‑–—―]\s+/g

/**
 * `Artist - Title` at its first dash that stands in no bracket; the artist is null where there is
 * no such dash.
 */
export function artistAndTitle(text: string): { artist: string | null; title: string } {
  const trimmed = text.trim()
  let from = 0
  let open = 0
  for (const dash of trimmed.matchAll(DASHES)) {
    open += bracketsLeftOpen(trimmed, from, dash.index)
    from = dash.index
    if (open > 0) continue
    return {
      artist: trimmed.slice(0, dash.index),
      title: trimmed.slice(dash.index + dash[0].length),
    }
  }
  return { artist: null, title: trimmed }
}

function bracketsLeftOpen(text: string, from: number, to: number): number {
  let open = 0
  for (let at = from; at < to; at++) {
    if (text[at] === '(' || text[at] === '[') open++
    else if (text[at] === ')' || text[at] === ']') open--
  }
  return open
}

const DASHES = /\s+[-‐‑–—―]\s+/g

/**
 * `Artist - Title` at its first dash that stands in no bracket; the artist is null where there is
 * no such dash.
 */
export function artistAndTitle(text: string): { artist: string | null; title: string } {
  const trimmed = text.trim()
  for (const dash of trimmed.matchAll(DASHES)) {
    const artist = trimmed.slice(0, dash.index)
    if (isClosed(artist)) return { artist, title: trimmed.slice(dash.index + dash[0].length) }
  }
  return { artist: null, title: trimmed }
}

function isClosed(text: string): boolean {
  const opened = text.match(/[([]/g)?.length ?? 0
  return opened <= (text.match(/[)\]]/g)?.length ?? 0)
}

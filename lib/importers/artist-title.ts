const DASH = /\s+[-‐‑–—―]\s+/

/** `Artist - Title` at its first dash; the artist is null where there is no such dash. */
export function artistAndTitle(text: string): { artist: string | null; title: string } {
  const trimmed = text.trim()
  const dash = DASH.exec(trimmed)
  if (!dash) return { artist: null, title: trimmed }
  return { artist: trimmed.slice(0, dash.index), title: trimmed.slice(dash.index + dash[0].length) }
}

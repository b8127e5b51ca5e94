/** The colour of an artist in the palette: a hue in OKLCH degrees and one of two tones. */
export type ArtistColour = { hue: number; tone: 1 | -1 }

/** The theme's tokens for ticks: lightness, distance of the tones, and chroma in OKLCH, 0 to 1. */
export type TickTokens = { lightness: number; tone: number; chroma: number }

/** 21 hues, 14 degrees apart. The arc from 9 to 79 degrees is reserved for the accent colour. */
export const HUES = [80, ...Array.from({ length: 19 }, (_, step) => 92 + 14 * step), 8]

// One object per colour: drawings group ticks by the identity of their colour.
const PALETTE: ArtistColour[] = HUES.flatMap((hue) => [
  { hue, tone: -1 },
  { hue, tone: 1 },
])

const FNV_OFFSET_BASIS = 0x811d2c16
const FNV_PRIME = 0x01000193
const TONE_BIT = 20

const MAX_CACHED_COLOURS = 50_000
const cache = new Map<string, ArtistColour>()

/** Returns the colour of an artist: the same for an id on every device and in both themes. */
export function artistColour(artistId: string): ArtistColour {
  const cached = cache.get(artistId)
  if (cached) return cached
  const hash = hashText(artistId)
  const colour = PALETTE[(hash % HUES.length) * 2 + ((hash >>> TONE_BIT) & 1)] as ArtistColour
  if (cache.size < MAX_CACHED_COLOURS) cache.set(artistId, colour)
  return colour
}

/** Returns the colour of an artist's ticks on a canvas; `alpha` is 0 to 1. */
export function tickColour(artistId: string, tokens: TickTokens, alpha = 1): string {
  return canvasColour(artistColour(artistId), tokens, alpha)
}

/** Returns a colour of the palette for a canvas; `alpha` is 0 to 1. */
export function canvasColour(
  { hue, tone }: ArtistColour,
  tokens: TickTokens,
  alpha: number,
): string {
  const lightness = (tokens.lightness + tone * tokens.tone).toFixed(3)
  return `oklch(${lightness} ${tokens.chroma} ${hue} / ${alpha})`
}

/** Returns the colour of an artist's ticks for CSS, which adapts to the theme. */
export function tickCss(artistId: string): string {
  const { hue, tone } = artistColour(artistId)
  return `oklch(calc(var(--tick-l) + ${tone} * var(--tick-tone)) var(--tick-c) ${hue})`
}

// FNV-1a over UTF-8. Its low bits are weak, so one round of mixing follows.
function hashText(text: string): number {
  let hash = FNV_OFFSET_BASIS
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, FNV_PRIME)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 12)) >>> 0
}

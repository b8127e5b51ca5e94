/** An artist's place in the palette: a hue in OKLCH degrees and which of the two tones. */
export type ArtistColour = { hue: number; tone: 1 | -1 }

/** What the theme says about ticks: lightness, tone distance and chroma in OKLCH, 0..1. */
export type TickTokens = { lightness: number; tone: number; chroma: number }

// 21 hues, 14 degrees apart. The arc from 9 to 79 degrees belongs to the accent: nothing but the
// needle is ever vermilion.
export const HUES = [80, ...Array.from({ length: 19 }, (_, step) => 92 + 14 * step), 8]

// One object a colour, so that looks can be told apart by identity.
const LOOKS: ArtistColour[] = HUES.flatMap((hue) => [
  { hue, tone: -1 },
  { hue, tone: 1 },
])

const START = 0x811d2c16
const PRIME = 0x01000193
const TONE_BIT = 20

const known = new Map<string, ArtistColour>()
const KNOWN_MOST = 50_000

/** The look of an artist: the same for an id on every device and in both themes. */
export function artistColour(artistId: string): ArtistColour {
  const found = known.get(artistId)
  if (found) return found
  const hash = hashOf(artistId)
  const made = LOOKS[(hash % HUES.length) * 2 + ((hash >>> TONE_BIT) & 1)] as ArtistColour
  if (known.size < KNOWN_MOST) known.set(artistId, made)
  return made
}

/** The colour of an artist for a canvas; `alpha` 0..1. */
export function tickColour(artistId: string, tokens: TickTokens, alpha = 1): string {
  return canvasColour(artistColour(artistId), tokens, alpha)
}

/** The colour of a look for a canvas; `alpha` 0..1. */
export function canvasColour(
  { hue, tone }: ArtistColour,
  tokens: TickTokens,
  alpha: number,
): string {
  const lightness = (tokens.lightness + tone * tokens.tone).toFixed(3)
  return `oklch(${lightness} ${tokens.chroma} ${hue} / ${alpha})`
}

/** The colour of an artist for CSS, following the theme by itself. */
export function tickCss(artistId: string): string {
  const { hue, tone } = artistColour(artistId)
  return `oklch(calc(var(--tick-l) + ${tone} * var(--tick-tone)) var(--tick-c) ${hue})`
}

// FNV-1a over UTF-8; its low bits are weak, so one round of mixing follows.
function hashOf(text: string): number {
  let hash = START
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, PRIME)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 12)) >>> 0
}

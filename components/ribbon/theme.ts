import type { TickTokens } from './artist-colour'

/** The theme's tokens for drawings. `dim` is the alpha of ticks that are still to play, 0 to 1. */
export type RibbonTheme = TickTokens & {
  dim: number
  accent: string
  danger: string
  line: string
  ink: string
}

/** Reads the tokens of the theme at an element. */
export function readTheme(element: Element): RibbonTheme {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return {
    lightness: Number(read('--tick-l')),
    tone: Number(read('--tick-tone')),
    chroma: Number(read('--tick-c')),
    dim: Number(read('--tick-dim')),
    accent: read('--accent'),
    danger: read('--danger'),
    line: read('--line'),
    ink: read('--ink-3'),
  }
}

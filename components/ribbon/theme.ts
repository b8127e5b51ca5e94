import type { TickTokens } from './artist-colour'

/** Everything a drawing takes from the theme. */
export type RibbonTheme = TickTokens & {
  dim: number
  accent: string
  danger: string
  line: string
  ink: string
}

/** Reads the tokens that hold at `element`. */
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

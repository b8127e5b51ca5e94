import type { RibbonTheme } from '@/components/ribbon/theme'

/** A theme with colours that tests recognise by name. */
export const ribbonTheme: RibbonTheme = {
  lightness: 0.755,
  tone: 0.045,
  chroma: 0.1,
  dim: 0.47,
  accent: 'vermilion',
  danger: 'rose',
  line: 'hairline',
  ink: 'grey',
}

import localFont from 'next/font/local'

const latin = localFont({
  src: '../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  variable: '--font-latin',
  weight: '400 700',
  display: 'swap',
  adjustFontFallback: false,
})

// Fetched only where a page holds such a letter.
const latinExt = localFont({
  src: '../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-ext-wght-normal.woff2',
  variable: '--font-latin-ext',
  weight: '400 700',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
})

/** Classes for the root element that define `--font-latin` and `--font-latin-ext`. */
export const fontClasses = `${latin.variable} ${latinExt.variable}`

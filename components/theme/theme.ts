/** The chosen theme; `system` follows the device. */
export type Theme = 'dark' | 'light' | 'system'

export const THEME_COOKIE = 'theme'
const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Returns the theme of a cookie; `system` for any other value. */
export const asTheme = (value: string | undefined): Theme =>
  value === 'dark' || value === 'light' ? value : 'system'

/** Returns the current theme of the page, chosen or from the device. */
export const themeShown = (): 'dark' | 'light' => {
  const chosen = asTheme(document.documentElement.dataset.theme)
  if (chosen !== 'system') return chosen
  return matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
}

/** Applies a theme and stores it in a cookie, so that the server renders the next page with it. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  const lifetime = theme === 'system' ? 0 : YEAR_SECONDS
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store API
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${lifetime}; samesite=lax`
}

/** The chosen theme; `system` follows the device. */
export type Theme = 'dark' | 'light' | 'system'

export const THEME_COOKIE = 'theme'
const YEAR_SECONDS = 365 * 24 * 60 * 60

/** The theme a cookie names; anything else follows the system. */
export const asTheme = (value: string | undefined): Theme =>
  value === 'dark' || value === 'light' ? value : 'system'

/** The theme that is shown, whether it was chosen or follows the device. */
export const themeShown = (): 'dark' | 'light' => {
  const chosen = asTheme(document.documentElement.dataset.theme)
  if (chosen !== 'system') return chosen
  return matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
}

/** Shows a theme and stores it in a cookie, so that the server renders the next page in it. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  const lifetime = theme === 'system' ? 0 : YEAR_SECONDS
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${lifetime}; samesite=lax`
}

/** The chosen theme; `system` follows the device. */
export type Theme = 'dark' | 'light' | 'system'

/** The name over https, which no other host can set, and the one over http. */
const COOKIE_NAMES = { secure: '__Host-theme', plain: 'theme' }
const YEAR_SECONDS = 365 * 24 * 60 * 60

type Cookies = { get: (name: string) => { value: string } | undefined }

/** Returns the theme of the cookies of a request. */
export const themeOf = (cookies: Cookies): Theme =>
  asTheme((cookies.get(COOKIE_NAMES.secure) ?? cookies.get(COOKIE_NAMES.plain))?.value)

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
  for (const cookie of themeCookies(theme, location.protocol === 'https:')) {
    // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store API
    document.cookie = cookie
  }
}

/** Returns the cookies that store a theme; over https the one without a prefix is deleted. */
export function themeCookies(theme: Theme, isSecure: boolean): string[] {
  const seconds = theme === 'system' ? 0 : YEAR_SECONDS
  const attributes = 'path=/; samesite=lax'
  if (!isSecure) return [`${COOKIE_NAMES.plain}=${theme}; ${attributes}; max-age=${seconds}`]
  return [
    `${COOKIE_NAMES.secure}=${theme}; ${attributes}; max-age=${seconds}; secure`,
    `${COOKIE_NAMES.plain}=; ${attributes}; max-age=0; secure`,
  ]
}

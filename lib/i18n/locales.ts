type LocaleSettings = {
  /** BCP 47 tag for the `lang` attribute and for Intl: the language with the region's formats. */
  tag: string
  direction: 'ltr' | 'rtl'
}

/** Every language of the interface; each has a catalogue in `messages/<locale>`. */
export const LOCALES = {
  en: { tag: 'en-GB', direction: 'ltr' },
} as const satisfies Record<string, LocaleSettings>

export type Locale = keyof typeof LOCALES
export type LocaleTag = (typeof LOCALES)[Locale]['tag']

export const DEFAULT_LOCALE: Locale = 'en'
export const LOCALE_COOKIE = 'locale'

export const isLocale = (value: string | undefined): value is Locale =>
  value !== undefined && Object.hasOwn(LOCALES, value)

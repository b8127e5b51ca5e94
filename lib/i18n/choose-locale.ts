import 'server-only'
import Negotiator from 'negotiator'
import { DEFAULT_LOCALE, isLocale, LOCALES, type Locale } from './locales'

type Preference = {
  /** The value of the locale cookie. */
  chosen: string | undefined
  /** The Accept-Language header. */
  accepted: string | null
}

/** The locale of a request: the visitor's choice, else the browser's languages, else the default. */
export function chooseLocale({ chosen, accepted }: Preference): Locale {
  if (isLocale(chosen)) return chosen
  const negotiator = new Negotiator({ headers: { 'accept-language': accepted ?? undefined } })
  const best = negotiator.languages(Object.keys(LOCALES))[0]
  return isLocale(best) ? best : DEFAULT_LOCALE
}

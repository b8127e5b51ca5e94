import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { chooseLocale } from './choose-locale'
import { LOCALE_COOKIE, type Locale } from './locales'

/** The locale of the current request. */
export const requestLocale = cache(async (): Promise<Locale> => {
  const [jar, sent] = await Promise.all([cookies(), headers()])
  return chooseLocale({
    chosen: jar.get(LOCALE_COOKIE)?.value,
    accepted: sent.get('accept-language'),
  })
})

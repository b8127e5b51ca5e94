import { getRequestConfig } from 'next-intl/server'
import { log } from '../observability/log'
import type { Messages } from './english'
import { LOCALES, type LocaleTag } from './locales'
import { catalogues } from './messages'
import { requestLocale } from './request-locale'

declare module 'next-intl' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be augmented
  interface AppConfig {
    Locale: LocaleTag
    Messages: Messages
  }
}

/** The settings of next-intl on the server; next.config.ts names this file. */
export default getRequestConfig(async () => {
  const locale = await requestLocale()
  return {
    locale: LOCALES[locale].tag,
    messages: catalogues[locale],
    // Server and browser must format the same text, and only the browser has the visitor's zone.
    timeZone: 'UTC',
    onError: (error) => log().error({ err: error }, 'message formatting failed'),
  }
})

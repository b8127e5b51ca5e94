import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { english } from '@/lib/i18n/english'
import { LOCALES } from '@/lib/i18n/locales'

/** Provides the whole English catalogue. */
export const EnglishMessages = ({ children }: { children: ReactNode }) => (
  <NextIntlClientProvider locale={LOCALES.en.tag} timeZone="UTC" messages={english}>
    {children}
  </NextIntlClientProvider>
)

/** Renders an element to HTML with the whole English catalogue, as the server would. */
export const renderEnglish = (element: ReactNode): string =>
  renderToStaticMarkup(<EnglishMessages>{element}</EnglishMessages>)

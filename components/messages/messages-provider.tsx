'use client'

import { NextIntlClientProvider } from 'next-intl'
import { createContext, type ReactNode, use, useMemo } from 'react'
import type { Messages } from '@/lib/i18n/english'
import type { LocaleTag } from '@/lib/i18n/locales'

const Inherited = createContext<Partial<Messages>>({})

type MessagesProviderProps = {
  locale: LocaleTag
  timeZone: string
  messages: Partial<Messages>
  children: ReactNode
}

/** next-intl's provider replaces the messages of the one around it; this one adds to them. */
export function MessagesProvider(props: MessagesProviderProps) {
  const { locale, timeZone, messages, children } = props
  const inherited = use(Inherited)
  const merged = useMemo(() => ({ ...inherited, ...messages }), [inherited, messages])
  return (
    <Inherited value={merged}>
      <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={merged}>
        {children}
      </NextIntlClientProvider>
    </Inherited>
  )
}

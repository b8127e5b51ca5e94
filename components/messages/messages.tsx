import { getLocale, getMessages, getTimeZone } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Namespace } from '@/lib/i18n/english'
import { MessagesProvider } from './messages-provider'

type MessagesProps = { namespaces: readonly Namespace[]; children: ReactNode }

/** Sends namespaces of the catalogue to the client components inside, beside those sent further up. */
export async function Messages({ namespaces, children }: MessagesProps) {
  const [locale, timeZone, all] = await Promise.all([getLocale(), getTimeZone(), getMessages()])
  const sent = Object.fromEntries(namespaces.map((namespace) => [namespace, all[namespace]]))
  return (
    <MessagesProvider locale={locale} timeZone={timeZone} messages={sent}>
      {children}
    </MessagesProvider>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { PageError } from '@/components/errors/page-error'
import { MessagesProvider } from '@/components/messages/messages-provider'
import { DEFAULT_LOCALE, LOCALES } from '@/lib/i18n/locales'
import errors from '@/messages/en/errors.json'
import { fontClasses } from './fonts'
import './globals.css'

const { tag, direction } = LOCALES[DEFAULT_LOCALE]

/** Replaces the root layout, and so has no messages but those it imports. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang={tag} dir={direction} className={fontClasses}>
      <body>
        <MessagesProvider locale={tag} timeZone="UTC" messages={{ errors }}>
          <Title />
          <main id="main" className="flex min-h-dvh">
            <PageError error={error} onRetry={retry} />
          </main>
        </MessagesProvider>
      </body>
    </html>
  )
}

function Title() {
  const t = useTranslations('errors')
  return <title>{t('documentTitle')}</title>
}

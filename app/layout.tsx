import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Messages } from '@/components/messages/messages'
import { themeOf } from '@/components/theme/theme'
import { EarlyPressScript } from '@/components/ui/early-press-script'
import { LOCALES } from '@/lib/i18n/locales'
import { requestLocale } from '@/lib/i18n/request-locale'
import { fontClasses } from './fonts'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site')
  return {
    title: { default: 'Riffle', template: '%s · Riffle' },
    description: t('description'),
    icons: { icon: '/icon.svg' },
  }
}

export const viewport: Viewport = { colorScheme: 'dark light', viewportFit: 'cover' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, locale] = await Promise.all([cookies(), requestLocale()])
  const theme = themeOf(jar)
  const { tag, direction } = LOCALES[locale]
  return (
    <html
      lang={tag}
      dir={direction}
      data-theme={theme === 'system' ? undefined : theme}
      className={fontClasses}
      suppressHydrationWarning
    >
      <body>
        <EarlyPressScript />
        <Messages namespaces={['errors', 'ui']}>{children}</Messages>
      </body>
    </html>
  )
}

import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { asTheme, THEME_COOKIE } from '@/components/theme/theme'
import { fontClasses } from './fonts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Riffle', template: '%s · Riffle' },
  description: 'Riffle plays your playlists in an order that feels shuffled.',
  icons: { icon: '/icon.svg' },
}

export const viewport: Viewport = { colorScheme: 'dark light', viewportFit: 'cover' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = asTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html
      lang="en"
      data-theme={theme === 'system' ? undefined : theme}
      className={fontClasses}
      suppressHydrationWarning
    >
      <body>{children}</body>
    </html>
  )
}

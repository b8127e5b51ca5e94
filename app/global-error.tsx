'use client'

import { PageError } from '@/components/errors/page-error'
import { fontClasses } from './fonts'
import './globals.css'

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={fontClasses}>
      <body>
        <title>Something went wrong · Riffle</title>
        <main id="main" className="flex min-h-dvh">
          <PageError error={error} onRetry={retry} />
        </main>
      </body>
    </html>
  )
}

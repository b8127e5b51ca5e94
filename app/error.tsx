'use client'

import { PageError } from '@/components/errors/page-error'

export default function RouteError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main id="main" className="flex min-h-dvh">
      <PageError error={error} onRetry={retry} />
    </main>
  )
}

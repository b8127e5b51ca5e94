'use client'

import { PageError } from '@/components/errors/page-error'

/** Replaces a page inside the shell: the player continues. */
export default function PageFailed({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <div className="flex min-h-full">
      <PageError error={error} onRetry={retry} />
    </div>
  )
}

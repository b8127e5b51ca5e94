import type { Metadata } from 'next'
import { ApiReference } from '@/components/docs/api-reference'
import { DocsFrame } from '@/components/docs/docs-frame'

export const metadata: Metadata = { title: 'API' }

export default function DocsPage() {
  return (
    <DocsFrame title="The API">
      <div className="grid max-w-[65ch] gap-3 text-ink-2">
        <p>
          Everything Riffle does can be done by API. Sign in with POST /api/v1/auth/login and send
          the access token as <code>Authorization: Bearer</code>; it lasts 15 minutes, the refresh
          token gets the next one.
        </p>
        <p>
          Bodies are JSON in UTF-8, times RFC 3339 in UTC, durations milliseconds. Lists answer{' '}
          <code>data</code> and <code>nextCursor</code>. Errors are problems after RFC 9457 with a{' '}
          <code>code</code> and a page that explains it.
        </p>
      </div>
      <ApiReference />
    </DocsFrame>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { DocsFrame } from '@/components/docs/docs-frame'
import { SwaggerReader } from '@/components/docs/swagger-reader'

export const metadata: Metadata = { title: 'API' }

export default function DocsPage() {
  return (
    <DocsFrame title="The API">
      <div className="grid max-w-[65ch] gap-3 text-ink-2">
        <p>
          Everything Riffle does can be done by API. Try any call here: signed in, you are known by
          the session of this browser; or give an access token or a personal API token under
          Authorize.
        </p>
        <p>
          Sign in with <code>POST /api/v1/auth/login</code> and send the access token as{' '}
          <code>Authorization: Bearer</code>; it lasts 15 minutes, and the refresh token gets the
          next one. Bodies are JSON in UTF-8, times RFC 3339 in UTC, durations milliseconds. Lists
          answer <code>data</code> and <code>nextCursor</code>. Every error has a <code>code</code>{' '}
          and{' '}
          <Link href="/docs/problems" className="link text-ink-1">
            a page that explains it
          </Link>
          .
        </p>
        <p>
          For generators:{' '}
          <a href="/api/v1/openapi.json" className="link text-ink-1">
            the OpenAPI 3.1 document
          </a>
          .
        </p>
      </div>
      <section aria-labelledby="calls" className="grid gap-4">
        <h2 id="calls" className="text-20 font-strong">
          Try a call
        </h2>
        <SwaggerReader />
      </section>
    </DocsFrame>
  )
}

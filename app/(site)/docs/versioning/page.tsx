import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { DocsFrame } from '@/components/docs/docs-frame'

export const metadata: Metadata = { title: 'Versions' }

export default function VersioningPage() {
  return (
    <DocsFrame title="Versions">
      <div className="grid max-w-[65ch] gap-8 text-ink-2">
        <p>
          The version of the API is part of the path: <code>/api/v1</code>. Within a version nothing
          is taken away. A change that would break a client becomes a new version, and the old one
          goes on beside it.
        </p>
        <Part title="What may come at any time">
          <li>New calls, new parameters and fields that may be left out.</li>
          <li>New fields in answers, and new headers. Ignore those you do not know.</li>
          <li>
            New values where a list of values is said to be open, and new codes of problems within a
            status. Treat one you do not know by its status.
          </li>
          <li>Other words in titles and messages. Decide by codes.</li>
        </Part>
        <Part title="What only a new version may do">
          <li>Remove or rename a call, a parameter, a field or a value.</li>
          <li>Change the type or the meaning of a field, or the status of an answer.</li>
          <li>Make a parameter or a field required, or refuse what was taken before.</li>
          <li>Ask for other credentials or scopes.</li>
        </Part>
        <Part title="How something ends">
          <li>
            Its answers carry <code>Deprecation</code> (RFC 9745) with the day it was announced,{' '}
            <code>Sunset</code> (RFC 8594) with the day it may end, and a <code>Link</code> with{' '}
            <code>rel="successor-version"</code> to what replaces it.
          </li>
          <li>Between the two days lie at least twelve months.</li>
          <li>
            A change of behaviour inside a version comes switched off at first: who wants it early
            asks for it, and who is not ready stays as they are until the day of the sunset.
          </li>
        </Part>
        <Part title="What is ending now">
          <li>
            Paths without a version, such as <code>/api/playlists</code>, answer 308 and lead to the
            same path under <code>/api/v1</code>. Announced on 22 November 2026; they end on 1
            December 2027 at the earliest.
          </li>
        </Part>
      </div>
    </DocsFrame>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="grid gap-3">
    <h2 className="text-20 font-strong text-ink-1">{title}</h2>
    <ul className="grid list-disc gap-2 pl-5">{children}</ul>
  </section>
)

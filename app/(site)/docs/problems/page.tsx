import type { Metadata } from 'next'
import { DocsFrame } from '@/components/docs/docs-frame'
import { ProblemList } from '@/components/docs/problem-list'
import { problems } from '@/lib/http/problem'

export const metadata: Metadata = { title: 'Problems' }

const inOrder = Object.entries(problems)
  .map(([code, { status, title }]) => ({ code, status, title }))
  .sort((a, b) => a.status - b.status || a.code.localeCompare(b.code))

export default function ProblemsPage() {
  return (
    <DocsFrame title="Problems">
      <p className="max-w-[65ch] text-ink-2">
        Every error of the API is a problem after RFC 9457. Decide by <code>code</code>: it stays
        the same, where words may change.
      </p>
      <ProblemList problems={inOrder} />
    </DocsFrame>
  )
}

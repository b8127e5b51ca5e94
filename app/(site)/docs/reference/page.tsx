import type { Metadata } from 'next'
import { ApiReference } from '@/components/docs/api-reference'
import { DocsFrame } from '@/components/docs/docs-frame'

export const metadata: Metadata = { title: 'All calls' }

export default function ReferencePage() {
  return (
    <DocsFrame title="All calls">
      <ApiReference />
    </DocsFrame>
  )
}

import type { Metadata } from 'next'
import { DocsFrame } from '@/components/docs/docs-frame'
import { RedocReader } from '@/components/docs/redoc-reader'

export const metadata: Metadata = { title: 'API, to read' }

export default function RedocPage() {
  return (
    <DocsFrame title="The API, to read" isWide>
      <RedocReader />
    </DocsFrame>
  )
}

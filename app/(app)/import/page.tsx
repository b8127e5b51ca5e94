import type { Metadata } from 'next'
import { ImportScreen } from '@/components/imports/import-screen'
import type { Import } from '@/lib/contract/imports'
import { userContext } from '@/lib/page-context'
import { listImports } from '@/lib/services/imports/imports'

export const metadata: Metadata = { title: 'Import' }

const PAGE = 20

export default async function ImportPage() {
  const ctx = await userContext('/import')
  const first = await listImports(ctx, { limit: PAGE })
  const light = { ...first, data: first.data.map(withoutSkipped) }
  return <ImportScreen first={light} nowMs={Date.now()} />
}

// A thousand rows an import would weigh on every visit; they are asked for where they are read.
const withoutSkipped = (row: Import): Import => ({ ...row, report: { ...row.report, skipped: [] } })

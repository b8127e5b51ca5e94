import type { Metadata } from 'next'
import { ImportScreen } from '@/components/imports/import-screen'
import { userContext } from '@/lib/page-context'
import { listImports } from '@/lib/services/imports/imports'

export const metadata: Metadata = { title: 'Import' }

const PAGE = 20

export default async function ImportPage() {
  const ctx = await userContext('/import')
  const first = await listImports(ctx, { limit: PAGE })
  return <ImportScreen first={first} nowMs={Date.now()} />
}

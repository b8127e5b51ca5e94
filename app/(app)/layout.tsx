import type { ReactNode } from 'react'
import { AppShell } from '@/components/shell/app-shell'
import { pageContext } from '@/lib/page-context'
import { Providers } from '../providers'

export default async function AppLayout({ children }: { children: ReactNode }) {
  const { actor } = await pageContext()
  if (!actor) return children
  return (
    <Providers>
      <AppShell userId={actor.userId}>{children}</AppShell>
    </Providers>
  )
}

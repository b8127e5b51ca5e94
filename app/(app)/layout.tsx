import type { ReactNode } from 'react'
import { Messages } from '@/components/messages/messages'
import { LazyShell } from '@/components/shell/lazy-shell'
import { pageContext } from '@/lib/auth/page-context'
import { findHome } from '@/lib/services/playlists/home'
import { Providers } from '../providers'

const SHELF = 40

export default async function AppLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext()
  if (!ctx.actor) return children
  const { running, others } = await findHome(ctx, { limit: SHELF })
  const shelf = [...running, ...others].map(({ id, artists, progress }) => ({
    id,
    artists,
    progress,
  }))
  return (
    <Providers>
      <Messages namespaces={['shell', 'theme']}>
        <LazyShell userId={ctx.actor.userId} shelf={shelf}>
          {children}
        </LazyShell>
      </Messages>
    </Providers>
  )
}

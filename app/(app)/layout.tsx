import type { ReactNode } from 'react'
import { Messages } from '@/components/messages/messages'
import { LazyShell } from '@/components/shell/lazy-shell'
import { pageContext } from '@/lib/auth/page-context'
import { findHome } from '@/lib/services/playlists/home'
import { Providers } from '../providers'

const MAX_SUMMARIES = 40

export default async function AppLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext()
  if (!ctx.actor) return children
  const { running, others } = await findHome(ctx, { limit: MAX_SUMMARIES })
  const summaries = [...running, ...others].map(({ id, artists, progress }) => ({
    id,
    artists,
    progress,
  }))
  return (
    <Providers>
      <Messages
        namespaces={[
          'modes',
          'player',
          'playlists',
          'problems',
          'reasons',
          'shell',
          'song',
          'theme',
          'uploads',
        ]}
      >
        <LazyShell userId={ctx.actor.userId} summaries={summaries}>
          {children}
        </LazyShell>
      </Messages>
    </Providers>
  )
}

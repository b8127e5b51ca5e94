import { Suspense } from 'react'
import { Home } from '@/components/home/home'
import { HomeSkeleton } from '@/components/home/home-skeleton'
import { Landing } from '@/components/landing/landing'
import { Messages } from '@/components/messages/messages'
import { pageContext } from '@/lib/auth/page-context'
import type { Context } from '@/lib/context'
import { findHome } from '@/lib/services/playlists/home'

export default async function HomePage() {
  const ctx = await pageContext()
  if (!ctx.actor) return <Landing seed={crypto.randomUUID()} />
  return (
    <Suspense fallback={<HomeSkeleton />}>
      <UserHome ctx={ctx} />
    </Suspense>
  )
}

async function UserHome({ ctx }: { ctx: Context }) {
  return (
    <Messages namespaces={['home', 'problems', 'uploads']}>
      <Home {...(await findHome(ctx))} />
    </Messages>
  )
}

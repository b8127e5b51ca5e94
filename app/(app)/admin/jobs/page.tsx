import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { JobBoard } from '@/components/admin/job-board'
import { Messages } from '@/components/messages/messages'
import { userContext } from '@/lib/auth/page-context'
import { findJobBoard } from '@/lib/services/jobs/admin'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages')
  return { title: t('jobs') }
}

export default async function JobsPage() {
  const ctx = await userContext('/admin/jobs')
  // Others get the response of a page that does not exist.
  if (!ctx.actor.isAdmin) notFound()
  return (
    <Messages namespaces={['admin']}>
      <JobBoard first={await findJobBoard(ctx)} nowMs={Date.now()} />
    </Messages>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { JobBoard } from '@/components/admin/job-board'
import { userContext } from '@/lib/auth/page-context'
import { findJobBoard } from '@/lib/services/jobs/admin'

export const metadata: Metadata = { title: 'Jobs' }

export default async function JobsPage() {
  const ctx = await userContext('/admin/jobs')
  // Who is no administrator need not know that there is such a page.
  if (!ctx.actor.isAdmin) notFound()
  return <JobBoard first={await findJobBoard(ctx)} nowMs={Date.now()} />
}

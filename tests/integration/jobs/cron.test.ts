import { expect, it } from 'vitest'
import { db } from '@/db'
import { rowsOf } from '@/db/rows'
import { type Job, jobNames, jobs } from '@/lib/jobs/catalog'
import { call, withApp } from '@/tests/support/app'

const SECRET = 'f6GaUeRx7Qm2vKp9LrT4wZs8NbYc3HdJ'
withApp(async () => ({ CRON_SECRET: SECRET }))

const HOUR_MS = 3_600_000
const scheduled = jobNames.filter((name) => (jobs[name] as Job).cron).sort()

async function listJobs(state: string): Promise<string[]> {
  const { sql } = await import('drizzle-orm')
  const { drizzle } = db.describe().postgres
  const rows = await rowsOf<{ name: string }>(
    drizzle,
    sql`select distinct name from pgboss.job
      where name in ${scheduled} and state::text = ${state} order by name`,
  )
  return rows.map(({ name }) => name)
}

it('runs the scheduled jobs that came due since their last run, each once', async () => {
  const { closeQueue } = await import('@/lib/jobs/queue')
  const { sendDueJobs } = await import('@/lib/jobs/send-due')
  // Without a worker, as on Vercel.
  await closeQueue()
  const startedAt = new Date()
  const headers = { authorization: `Bearer ${SECRET}` }
  expect((await call('GET', '/api/cron/jobs', { headers })).status).toBe(200)
  expect(await listJobs('completed')).toEqual(scheduled)

  expect(await sendDueJobs(startedAt)).toBe(0)
  const nextDay = new Date(Date.now() + 25 * HOUR_MS)
  const added = await Promise.all([sendDueJobs(nextDay), sendDueJobs(nextDay)])
  expect(added[0] + added[1]).toBe(scheduled.length)
  expect(await listJobs('created')).toEqual(scheduled)
})

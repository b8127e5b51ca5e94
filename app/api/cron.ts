import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { env } from '@/lib/env'
import { AppError, NotFoundError } from '@/lib/errors'
import { drainQueue } from '@/lib/jobs/drain'

/** Leaves the last job, which takes a minute as a rule, room before the platform cuts the call off. */
const BUDGET_MS = 180_000

/** What a platform's clock calls where no worker stays: bounded, and behind CRON_SECRET. */
export const cron = new Hono()

cron.get('/jobs', async (c) => {
  const { CRON_SECRET } = env()
  if (!CRON_SECRET) throw new NotFoundError('Path', c.req.path)
  if (!isSame(c.req.header('authorization') ?? '', `Bearer ${CRON_SECRET}`)) {
    throw new AppError('unauthenticated', 'This call needs the CRON_SECRET as a bearer token.')
  }
  return c.json(await drainQueue(BUDGET_MS), 200, { 'Cache-Control': 'no-store' })
})

const digest = (text: string) => createHash('sha256').update(text).digest()
const isSame = (given: string, wanted: string) => timingSafeEqual(digest(given), digest(wanted))

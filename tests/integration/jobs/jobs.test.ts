import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '@/db'
import { openQueue } from '@/lib/jobs/enqueue'
import { deriveSetupCode } from '@/lib/services/accounts/setup-code'
import { failOrphans } from '@/lib/services/jobs/fail-orphans'
import { startWorker } from '@/lib/worker/run'
import { aUser, call, withApp } from '@/tests/support/app'

withApp(async () => ({ ADMIN_EMAILS: 'boss@example.org' }))

const csv = (name: string) => new File([`Title,Artist\n${name},Ada\n`], `${name}.csv`)

async function anImport(token: string, name = 'One song') {
  const form = new FormData()
  form.set('file', csv(name))
  const { body } = await call('POST', '/imports', { token, form })
  return (body as { id: string }).id
}

async function anAdmin() {
  const { body } = await call('POST', '/auth/register', {
    body: {
      email: 'boss@example.org',
      password: 'violet mango harbour 42',
      setupCode: deriveSetupCode('boss@example.org'),
    },
  })
  return (body as { accessToken: string }).accessToken
}

async function theAdmin() {
  const { body } = await call('POST', '/auth/login', {
    body: { email: 'boss@example.org', password: 'violet mango harbour 42' },
  })
  return (body as { accessToken: string }).accessToken
}

/** Calls `read` until `isDone`, for up to 30 s. */
async function eventually<T>(read: () => Promise<T>, isDone: (value: T) => boolean): Promise<T> {
  const until = Date.now() + 30_000
  for (;;) {
    const value = await read()
    if (isDone(value) || Date.now() > until) return value
    await new Promise((done) => setTimeout(done, 100))
  }
}

type Job = { id: string; kind: string; status: string; progress: unknown; attempts: number }
type Board = {
  queues: { name: string; waiting: number; isPaused: boolean }[]
  failures: { id: string; queue: string; reason: string; attempts: number }[]
}

it('shows a job only to its owner, until its end', async () => {
  const [ada, bob] = [await aUser(), await aUser('bob')]
  const id = await anImport(ada.token)
  const job = await eventually(
    async () => (await call('GET', `/jobs/${id}`, { token: ada.token })).body as Job,
    ({ status }) => status === 'succeeded',
  )
  expect(job).toMatchObject({ id, kind: 'import', status: 'succeeded', attempts: 1 })
  expect(job.progress).toEqual({ done: 1, total: 1 })
  expect((await call('GET', `/jobs/${id}`, { token: bob.token })).status).toBe(404)
  expect((await call('GET', `/jobs/${id}/events`, { token: bob.token })).status).toBe(404)
  const events = await call('GET', `/jobs/${id}/events`, { token: ada.token })
  expect(String(events.body)).toMatch(/event: job\ndata: \{.*"status":"succeeded"/)
})

it('moves a job to the dead letters after its last attempt, and requeues it on request', async () => {
  const ada = await aUser()
  const token = await anAdmin()
  await openQueue()
  const jobId = await failForGood(ada.id)
  const find = async () => (await call('GET', '/admin/jobs', { token })).body as Board
  const board = await eventually(find, ({ failures }) => failures.some(({ id }) => id === jobId))
  const failure = board.failures.find(({ id }) => id === jobId)
  expect(failure).toMatchObject({ queue: 'import', attempts: 1 })
  expect(failure?.reason).toMatch(/unrecognized_keys|Unrecognized/i)
  const owned = (await call('GET', `/jobs/${jobId}`, { token: ada.token })).body as Job & {
    error: string
    problem: { code: string; text: string }
  }
  expect(owned.status).toBe('failed')
  expect(owned.problem.code).toBe('internal')
  expect(owned.error).toBe(owned.problem.text)

  expect((await call('POST', `/admin/jobs/${jobId}/retry`, { token: ada.token })).status).toBe(403)
  expect((await call('POST', `/admin/jobs/${jobId}/retry`, { token })).status).toBe(204)
  expect((await call('POST', `/admin/jobs/${jobId}/retry`, { token })).status).toBe(404)
  expect((await find()).failures.some(({ id }) => id === jobId)).toBe(false)
})

it('takes no jobs from a paused queue until it is resumed', async () => {
  const ada = await aUser()
  const token = await theAdmin()
  expect((await call('PUT', '/admin/queues/nonsense/pause', { token })).status).toBe(404)
  expect((await call('PUT', '/admin/queues/import/pause', { token })).status).toBe(204)
  // Workers read the paused queues every three seconds.
  await new Promise((done) => setTimeout(done, 4_000))
  const id = await anImport(ada.token, 'Patience')
  await new Promise((done) => setTimeout(done, 2_000))
  const waiting = (await call('GET', `/jobs/${id}`, { token: ada.token })).body as Job
  expect(waiting.status).toBe('queued')
  const board = (await call('GET', '/admin/jobs', { token })).body as Board
  const queue = board.queues.find(({ name }) => name === 'import')
  expect(queue?.isPaused).toBe(true)
  expect(queue?.waiting).toBeGreaterThanOrEqual(1)
  expect((await call('DELETE', '/admin/queues/import/pause', { token })).status).toBe(204)
  const job = await eventually(
    async () => (await call('GET', `/jobs/${id}`, { token: ada.token })).body as Job,
    ({ status }) => status === 'succeeded',
  )
  expect(job.status).toBe('succeeded')
})

/** Adds a job with an invalid payload and without retries. */
async function failForGood(userId: string): Promise<string> {
  const { getQueue } = await import('@/lib/jobs/queue')
  const id = crypto.randomUUID()
  const boss = await getQueue()
  await boss.send(
    'import',
    { importId: crypto.randomUUID(), more: 1 },
    { id, retryLimit: 0, group: { id: userId } },
  )
  return id
}

it('fails an import whose job died, and continues it when the job is retried', async () => {
  const ada = await aUser()
  const token = await theAdmin()
  const { closeQueue } = await import('@/lib/jobs/queue')
  await closeQueue()
  const importId = await anImport(ada.token, 'Fallen')
  const dead = await replaceJob(importId, ada.id)
  expect(await failOrphans()).toEqual({ imports: 0, analyses: 0 })
  await age(importId)
  expect(await failOrphans()).toEqual({ imports: 1, analyses: 0 })
  const fallen = (await call('GET', `/jobs/${dead}`, { token: ada.token })).body as Job
  expect(fallen).toMatchObject({ status: 'failed', problem: { code: 'interrupted' } })
  expect((await call('POST', `/admin/jobs/${dead}/retry`, { token })).status).toBe(204)
  const taken = (await call('GET', `/imports/${importId}`, { token: ada.token })).body as Job
  expect(taken.status).toBe('queued')
  await startWorker()
})

/** Replaces the job of an import by one whose last attempt failed. */
async function replaceJob(importId: string, userId: string): Promise<string> {
  const { getQueue } = await import('@/lib/jobs/queue')
  const boss = await getQueue()
  await boss.deleteJob('import', importId)
  const id = crypto.randomUUID()
  await boss.send('import', { importId }, { id, retryLimit: 0, group: { id: userId } })
  await boss.fetch('import')
  await boss.fail('import', id, { message: 'Killed.' })
  return id
}

const age = (importId: string) =>
  db
    .describe()
    .postgres.drizzle.execute(
      sql`update imports set created_at = now() - interval '3 minutes' where id = ${importId}`,
    )

it('runs waiting jobs in a call of limited duration, without a worker', async () => {
  const { drainQueue } = await import('@/lib/worker/drain')
  const { closeQueue } = await import('@/lib/jobs/queue')
  const ada = await aUser()
  await closeQueue()
  const id = await anImport(ada.token, 'Drained')
  const waiting = (await call('GET', `/jobs/${id}`, { token: ada.token })).body as Job
  expect(waiting.status).toBe('queued')
  expect((await drainQueue(10_000)).done).toBe(1)
  const job = (await call('GET', `/jobs/${id}`, { token: ada.token })).body as Job
  expect(job.status).toBe('succeeded')
  // Without CRON_SECRET the path does not exist.
  expect((await call('GET', '/api/cron/jobs')).status).toBe(404)
})

import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { aUser, call, withApp } from '@/tests/support/app'

withApp(async () => ({ VERCEL: 'true', RATE_LIMITS: 'auth=1000/60' }))

const Import = z.object({ id: z.string() })
const Job = z.object({ status: z.string() })

it('runs the jobs that a request added after its response, without a worker', async () => {
  const { drainAfterResponse } = await import('@/app/api/drain-after-response')
  const { mount } = await import('@/lib/http/mount')
  const { api } = await import('@/app/api/v1/api')
  const { closeQueue } = await import('@/lib/jobs/queue')
  const { token } = await aUser()
  await closeQueue()
  const scheduled: (() => Promise<void>)[] = []
  const serve = drainAfterResponse(mount(api), (work) => scheduled.push(work))
  const send = (path: string, init: RequestInit = {}) =>
    serve(
      new Request(`http://localhost:3000/api/v1${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      }),
    )
  const body = JSON.stringify({ text: 'Ada - One\nBob - Two' })
  const { id } = Import.parse(await (await send('/imports/text', { method: 'POST', body })).json())
  expect(scheduled).toHaveLength(1)
  await send(`/imports/${id}`)
  expect(scheduled).toHaveLength(1)
  const statusOf = async () => Job.parse((await call('GET', `/jobs/${id}`, { token })).body).status
  expect(await statusOf()).toBe('queued')
  await scheduled[0]?.()
  expect(await statusOf()).toBe('succeeded')
})

it('runs the jobs of a request whose transaction ends after another response', async () => {
  const { drainAfterResponse } = await import('@/app/api/drain-after-response')
  const { markNewJob } = await import('@/lib/jobs/new-jobs')
  const drained: string[] = []
  const serve = (name: string, work: () => Promise<unknown>) =>
    drainAfterResponse(
      async () => {
        await work()
        return new Response()
      },
      () => drained.push(name),
    )(new Request('http://localhost:3000/'))
  await serve('adds a job', async () => {
    markNewJob()
    await serve('reads', async () => {})
  })
  await serve('reads later', async () => {})
  expect(drained).toEqual(['adds a job'])
})

it('runs jobs that are added to a queue after it was found empty', async () => {
  const { drainQueue } = await import('@/lib/worker/drain')
  const { jobNames } = await import('@/lib/jobs/catalog')
  const { getQueue } = await import('@/lib/jobs/queue')
  const { token } = await aUser()
  const boss = await getQueue()
  const fetchJobs = boss.fetch.bind(boss)
  const ids: string[] = []
  const spy = vi.spyOn(boss, 'fetch').mockImplementation(async (name, options) => {
    if (name === jobNames.at(-1) && ids.length === 0) {
      const body = { text: 'Cy - Three' }
      ids.push(Import.parse((await call('POST', '/imports/text', { token, body })).body).id)
    }
    return fetchJobs(name, options)
  })
  await drainQueue(30_000)
  spy.mockRestore()
  const job = Job.parse((await call('GET', `/jobs/${ids[0]}`, { token })).body)
  expect(job.status).toBe('succeeded')
})

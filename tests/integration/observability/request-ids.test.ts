import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { aUser, call, withApp } from '@/tests/support/app'
import { countJobs } from '@/tests/support/count-jobs'
import { logLines } from '@/tests/support/log-lines'
import { until } from '@/tests/support/until'

withApp(async () => ({ LOG_LEVEL: 'debug' }))

const Line = z.looseObject({
  msg: z.string(),
  requestId: z.string().optional(),
  trace_id: z.string().optional(),
  job: z.string().optional(),
  jobId: z.string().optional(),
})
const Import = z.object({ id: z.string() })

const parseLines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)))

it('the lines of a job have the id of the request that added it', async () => {
  const { token } = await aUser()
  const requestId = 'request-of-a-job-1'
  const headers = { 'X-Request-Id': requestId }
  const before = await countJobs('succeeded')
  let id = ''
  const text = await logLines(async () => {
    const started = await call('POST', '/imports/text', {
      ...{ token, headers },
      body: { text: 'Ada - One\nBob - Two' },
    })
    expect(started.status).toBe(202)
    id = Import.parse(started.body).id
    await until(async () => (await countJobs('succeeded')) > before)
  })
  const lines = parseLines(text)
  expect(lines).toContainEqual(
    expect.objectContaining({ msg: 'job succeeded', job: 'import', jobId: id, requestId }),
  )
  expect(lines).toContainEqual(expect.objectContaining({ msg: 'request', requestId }))
})

it('a line has the ids of its request once, and a line outside of a request has none', async () => {
  const { log } = await import('@/lib/observability/log')
  const { runInRequestScope } = await import('@/lib/observability/request-scope')
  const { RequestContext } = await import('@/lib/auth/create-context')
  const requestId = crypto.randomUUID()
  const fields = { requestId, traceId: 'f'.repeat(32), address: '127.0.0.1', userAgent: null }
  const text = await logLines(async () => {
    runInRequestScope({ requestId, traceId: fields.traceId }, () => {
      log().info('in the scope')
      new RequestContext(null, fields).log.info('by the context')
    })
    new RequestContext(null, fields).log.info('by the context, without a scope')
    log().info('outside')
  })
  for (const line of text.trim().split('\n').slice(0, 3)) {
    expect(line.match(/"requestId"/g)).toHaveLength(1)
    expect(JSON.parse(line)).toMatchObject({ requestId, trace_id: fields.traceId })
  }
  expect(text.trim().split('\n').at(-1)).not.toContain('requestId')
})

it('an outgoing call is logged with the id of its request, which is not sent', async () => {
  const received: string[] = []
  const service = createServer((request, response) => {
    received.push(JSON.stringify([request.url, request.headers]))
    response.setHeader('content-type', 'application/json').end('{}')
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void service.close())
  const { port } = service.address() as AddressInfo
  const { fetchJson } = await import('@/lib/integrations/fetch-json')
  const { runInRequestScope } = await import('@/lib/observability/request-scope')
  const requestId = 'request-of-a-call'
  const send = (to: number) =>
    fetchJson(`http://127.0.0.1:${to}/path-canary?key=query-canary`, {
      schema: z.object({}),
      headers: { authorization: 'Bearer header-canary' },
      retries: 0,
    })
  const text = await logLines(() =>
    runInRequestScope({ requestId }, async () => {
      await send(port)
      await expect(send(9)).rejects.toThrow('network error')
    }),
  )
  const [sent, failed] = parseLines(text).filter((line) => line.requestId === requestId)
  expect(sent).toMatchObject({ msg: 'outgoing request', requestId, method: 'GET', status: 200 })
  expect(sent).toMatchObject({ host: `127.0.0.1:${port}`, ms: expect.any(Number) })
  expect(failed).toMatchObject({ msg: 'outgoing request failed', requestId, reason: 'network' })
  expect(text).not.toContain('canary')
  expect(received).toHaveLength(1)
  expect(received[0]).not.toContain(requestId)
})

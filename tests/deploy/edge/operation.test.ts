import { execFileSync } from 'node:child_process'
import { request } from 'node:https'
import { describe, expect, it } from 'vitest'
import { until } from '@/tests/support/until'
import { DOMAIN, withEdge } from '../support/edge'

const edge = withEdge()

describe('logs', () => {
  it('contain no query string, also when the upstream is gone', async () => {
    const canary = 'canary5f2e'
    const { apps, nginx } = edge.current()
    await edge.send(`/rest/ping.view?u=ada&p=${canary}`)
    await edge.send(`/api/v1/search?q=${canary}`, { headers: { referer: `https://a/?${canary}` } })
    for (const { child } of apps) child.kill('SIGSTOP')
    for (const path of ['/rest/ping.view', '/api/v1/search', '/songs']) {
      const aborted = request({
        host: '127.0.0.1',
        port: edge.current().ports.https,
        servername: DOMAIN,
        ca: nginx.ca,
        path: `${path}?p=${canary}`,
        headers: { host: DOMAIN },
      })
      aborted.on('error', () => undefined)
      aborted.end()
      setTimeout(() => aborted.destroy(), 500)
    }
    await until(() => nginx.logs().split('"status":499').length > 3)
    for (const { child } of apps) child.kill('SIGCONT')
    expect(nginx.logs()).toContain('/rest/ping.view')
    expect(nginx.logs()).not.toContain(canary)
    for (const { output } of apps) expect(output()).not.toContain(canary)
  })

  it('have the same request id in nginx and in the app', async () => {
    await edge.send('/api/v1/me', {
      headers: { ...edge.bearer(), 'x-request-id': 'same-id-in-both' },
    })
    const { apps, nginx } = edge.current()
    const output = () => apps.map((app) => app.output()).join('\n')
    await until(() => output().includes('"requestId":"same-id-in-both"'))
    expect(nginx.logs()).toContain('"requestId":"same-id-in-both"')
  })

  it('are continued in a new file after a rotation', async () => {
    const { nginx } = edge.current()
    execFileSync('mv', [`${nginx.folder}/logs/access.log`, `${nginx.folder}/logs/access.log.1`])
    nginx.reopen()
    await until(async () => {
      await edge.send('/api/v1/me', { headers: { 'x-request-id': 'after-rotation' } })
      try {
        return nginx.logs().includes('after-rotation')
      } catch {
        return false
      }
    })
  })
})

describe('when processes are gone', () => {
  it('serves every request by the other one', async () => {
    const [first] = edge.current().apps
    first?.child.kill('SIGKILL')
    for (let sent = 0; sent < 20; sent++) {
      expect((await edge.send('/api/v1/me', { headers: edge.bearer() })).status).toBe(200)
    }
  })

  it('sends a problem to clients of the API and a page to browsers without any process', async () => {
    edge.current().apps[1]?.child.kill('SIGKILL')
    await until(async () => (await edge.send('/api/v1/me')).status !== 401)
    const call = await edge.send('/api/v1/me')
    const page = await edge.send('/songs')
    expect([call.status, page.status]).toEqual([503, 503])
    expect(call.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'retry-after': '2',
      'strict-transport-security': 'max-age=63072000',
    })
    expect(page.headers['content-type']).toContain('text/html')
  })
})

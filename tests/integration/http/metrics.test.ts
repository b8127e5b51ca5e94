import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'

const TOKEN = 'a-token-for-the-scraper-1'

withApp(async () => ({ METRICS_TOKEN: TOKEN }))

const scrape = async () => {
  const { body } = await call('GET', '/api/metrics', {
    headers: { authorization: `Bearer ${TOKEN}` },
  })
  return String(body)
}
const seriesOf = (text: string) =>
  text.split('\n').filter((line) => line.startsWith('http_server_request_duration_seconds_count'))

describe('metrics', () => {
  it('require the token', async () => {
    expect((await call('GET', '/api/metrics')).status).toBe(401)
    const wrong = { headers: { authorization: `Bearer ${TOKEN}x`, host: 'localhost' } }
    expect((await call('GET', '/api/metrics', wrong)).status).toBe(401)
    const { status, headers } = await call('GET', '/api/metrics', {
      headers: { authorization: `Bearer ${TOKEN}` },
    })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^text\/plain/)
  })

  it('count requests by path template, for any number of paths', async () => {
    const { token } = await aUser()
    await call('GET', '/me', { token })
    await call('GET', '/playlists/nonsense', { token })
    await call('GET', '/nowhere/0')
    const before = await scrape()
    expect(before).toContain(
      'http_request_method="GET",http_route="/api/v1/playlists/{playlistId}",http_response_status_code="404"',
    )
    expect(before).toContain('http_route="other",http_response_status_code="404"')
    for (let at = 0; at < 300; at++) {
      await call('GET', `/nowhere/${crypto.randomUUID()}`)
      await call('GET', `/playlists/${crypto.randomUUID()}`, { token })
    }
    const after = await scrape()
    const paths = (text: string) => new Set(seriesOf(text).map((line) => line.replace(/ \d+$/, '')))
    const fresh = [...paths(after)].filter((series) => !paths(before).has(series))
    expect(fresh.filter((series) => !series.includes('/api/metrics'))).toEqual([])
    expect(after).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
  })

  it('contain the process, jobs and limits applied without Redis', async () => {
    const text = await scrape()
    for (const name of ['process_cpu_seconds_total', 'nodejs_eventloop_lag_seconds']) {
      expect(text).toContain(name)
    }
    expect(text).toContain('# TYPE rate_limiter_fallbacks_total counter')
    expect(text).toContain('# TYPE jobs_finished_total counter')
  })
})

import { once } from 'node:events'
import { chmodSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { freePort } from '@/tests/support/free-port'
import { TEST_SECRETS } from '@/tests/support/secrets'
import { emptyFolder, runRiffle, type Settings, startRiffle } from './support/riffle'

const { AUTH_SECRET, PASSWORD_PEPPER, TOKEN_KEYS } = TEST_SECRETS
const server = 'postgres://riffle:pa55word@127.0.0.1:1/riffle'

/** Runs a server that cannot start. Returns its exit code and its output. */
async function runFailing(settings: Settings) {
  const { ended, output } = runRiffle({ DATA_DIR: emptyFolder(), PORT: '0', ...settings })
  const { exitCode } = await ended
  const lines = output()
    .split('\n')
    .filter((line) => line.trim() && !line.includes('next.config'))
  return { exitCode, text: lines.join('\n'), lines: lines.length }
}

describe('a server that cannot start', () => {
  it('reports that another process uses the data folder, and does not disturb that one', async () => {
    const dataDir = emptyFolder()
    const first = await startRiffle(await freePort(), { DATA_DIR: dataDir })
    const { exitCode, text, lines } = await runFailing({ DATA_DIR: dataDir })
    expect(exitCode).toBeGreaterThan(0)
    expect(lines).toBe(1)
    expect(text).toContain('in use by another Riffle process')
    expect((await fetch(`${first.url}/api/health/ready`)).status).toBe(200)
    await first.end('SIGTERM')
  })

  it('reports that the port is taken, and the variable that changes it', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => taken.once('listening', done))
    const address = taken.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { exitCode, text, lines } = await runFailing({ PORT: String(port) })
    taken.close()
    expect(exitCode).toBeGreaterThan(0)
    expect(lines).toBe(1)
    expect(text).toMatch(new RegExp(`Port ${port} is in use.*PORT`))
  })

  it.each<{ variable: string; settings: Settings; value: string }>([
    {
      variable: 'DATABASE_URL',
      settings: { DATABASE_URL: 'nonsense-value' },
      value: 'nonsense-value',
    },
    { variable: 'PORT', settings: { PORT: '99999' }, value: '99999' },
    { variable: 'LOG_LEVEL', settings: { LOG_LEVEL: 'chatty' }, value: 'chatty' },
    {
      variable: 'AUTH_SECRET',
      settings: { DATABASE_URL: server, AUTH_SECRET: 'short-one', PASSWORD_PEPPER, TOKEN_KEYS },
      value: 'short-one',
    },
    {
      variable: 'TOKEN_KEYS',
      settings: { DATABASE_URL: server, AUTH_SECRET, PASSWORD_PEPPER },
      value: AUTH_SECRET,
    },
    {
      variable: 'PASSWORD_PEPPER',
      settings: { DATABASE_URL: server, AUTH_SECRET, PASSWORD_PEPPER: AUTH_SECRET, TOKEN_KEYS },
      value: AUTH_SECRET,
    },
    {
      variable: 'UPSTASH_REDIS_REST_TOKEN',
      settings: { UPSTASH_REDIS_REST_URL: 'https://one.example.org' },
      value: 'one.example.org',
    },
  ])('names $variable if it is invalid or missing, and no value', async (fault) => {
    const { exitCode, text, lines } = await runFailing(fault.settings)
    expect(exitCode).toBeGreaterThan(0)
    expect(lines).toBe(1)
    expect(text).toContain(fault.variable)
    expect(text).not.toContain(fault.value)
  })

  it('reports that PostgreSQL does not respond, without the password', async () => {
    const { exitCode, text, lines } = await runFailing({
      DATABASE_URL: server,
      AUTH_SECRET,
      PASSWORD_PEPPER,
      TOKEN_KEYS,
    })
    expect(exitCode).toBeGreaterThan(0)
    expect(lines).toBe(1)
    expect(text).toContain('DATABASE_URL')
    expect(text).not.toContain('pa55word')
  })
})

it('makes a data folder inaccessible to other users of the machine', async () => {
  const dataDir = emptyFolder()
  chmodSync(dataDir, 0o777)
  const riffle = await startRiffle(await freePort(), { DATA_DIR: dataDir })
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
  await riffle.end('SIGTERM')
})

it('rejects invalid requests for pages with a problem', async () => {
  const riffle = await startRiffle(await freePort(), { DATA_DIR: emptyFolder() })
  const { port } = new URL(riffle.url)
  const send = async (method: string, path: string) => {
    const sent = request({ port, method, path }).end()
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    response.resume()
    return [response.statusCode, response.headers['content-type'], response.headers.allow]
  }
  const [problem, html] = ['application/problem+json', 'text/html; charset=utf-8']
  const allow = 'GET, HEAD, POST, OPTIONS'
  expect(await send('GET', '/playlists/%ff')).toEqual([400, problem, undefined])
  expect(await send('GET', '/api/auth/%ff')).toEqual([400, problem, undefined])
  expect(await send('GET', '/login?next=%ff')).toEqual([200, html, undefined])
  expect(await send('TRACE', '/login')).toEqual([405, problem, allow])
  expect(await send('PURGE', '/api/auth/session')).toEqual([405, problem, allow])
  await riffle.end('SIGTERM')
})

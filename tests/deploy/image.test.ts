import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { freePort } from '@/tests/support/free-port'
import { readStages } from './support/dockerfile'
import { replayStages } from './support/replay-stages'

const DOCKERFILE = resolve('deploy/Dockerfile')
const UID = 10_001
const REPLAY_TIMEOUT_MS = 1_800_000
const START = { timeout: 180_000, interval: 500 }

it('is linted without findings', () => {
  const lint = (...args: string[]) =>
    execFileSync(process.execPath, args, { stdio: 'pipe' }).toString().trim()
  expect(lint('node_modules/dockerfile-utils/bin/dockerfile-utils', 'lint', DOCKERFILE)).toBe('')
})

it('pins its base by digest and runs as an unprivileged user under tini', () => {
  const text = readFileSync(DOCKERFILE, 'utf8')
  const names = readStages(DOCKERFILE).map(({ name }) => name)
  for (const { base } of readStages(DOCKERFILE)) {
    expect(names.includes(base) || /:[\d.]+-[\w-]+@sha256:[0-9a-f]{64}$/.test(base), base).toBe(
      true,
    )
  }
  expect(text).toMatch(/^USER 10001:10001$/m)
  expect(text).toMatch(/^ENTRYPOINT \["\/usr\/bin\/tini", "--"\]$/m)
  expect(text).toMatch(/^HEALTHCHECK /m)
})

it.runIf(process.getuid?.() === 0 && process.env.IMAGE_REPLAY === 'on')(
  'builds from the context alone and serves from a folder that it cannot write (needs root and IMAGE_REPLAY=on)',
  async () => {
    // Removed by a program, as the removal of so many files blocks a worker of vitest.
    const folder = mkdtempSync(join(tmpdir(), 'riffle-image-'))
    onTestFinished(() => void execFileSync('rm', ['-rf', folder]), REPLAY_TIMEOUT_MS)
    chmodSync(folder, 0o755)
    const app = await replayStages({ folder, uid: UID, dockerfile: DOCKERFILE })
    execFileSync('chown', ['-R', '0:0', app])
    const data = join(folder, 'data')
    mkdirSync(data, { mode: 0o700 })
    chownSync(data, UID, UID)
    const env = {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(await freePort()),
      DATA_DIR: data,
    }
    const options = { cwd: app, uid: UID, gid: UID, env: env as unknown as NodeJS.ProcessEnv }
    const server = spawn(process.execPath, ['--enable-source-maps', 'dist/server.js'], options)
    let output = ''
    for (const stream of [server.stdout, server.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk
      })
    }
    try {
      const url = `http://127.0.0.1:${env.PORT}`
      await vi.waitFor(() => expect(output).toContain('Riffle is ready'), START)
      expect(isHealthy(options), output).toBe(true)
      expect((await fetch(url)).status).toBe(200)
      const body = JSON.stringify({
        email: 'ada@example.org',
        password: 'violet mango harbour 42',
        displayName: 'Ada',
      })
      const headers = { 'content-type': 'application/json' }
      const registered = await fetch(`${url}/api/v1/auth/register`, {
        method: 'POST',
        headers,
        body,
      })
      expect(registered.status).toBe(201)
    } finally {
      server.kill('SIGKILL')
    }
  },
  REPLAY_TIMEOUT_MS,
)

function isHealthy(options: { cwd: string; env: NodeJS.ProcessEnv }): boolean {
  try {
    execFileSync(process.execPath, ['deploy/docker/health-check.mjs'], {
      ...options,
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}

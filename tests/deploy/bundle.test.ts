import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { RUNTIME_PATHS } from '@/scripts/release/runtime-files.mjs'
import { emptyFolder } from '@/tests/faults/support/riffle'
import { freePort } from '@/tests/support/free-port'
import { until } from '@/tests/support/until'
import { readStages } from './support/dockerfile'

const TIMEOUT_MS = 600_000

let archive: string
let program: string

beforeAll(() => {
  const folder = emptyFolder()
  const written = execFileSync(process.execPath, [resolve('scripts/bundle-release.mjs'), folder])
  archive = written.toString().trim().split('\n').at(-1) ?? ''
  const target = emptyFolder()
  execFileSync('tar', ['--extract', '--file', archive, '--directory', target])
  program = join(target, readdirSync(target)[0] ?? '', 'riffle')
}, TIMEOUT_MS)

/** Starts a program of the bundle with nothing but its settings and the tools of the system. */
const start = (args: string[], env: Record<string, string>) =>
  spawn(program, args, {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })

it('has its checksum beside it', () => {
  const checksum = createHash('sha256').update(readFileSync(archive)).digest('hex')
  expect(readFileSync(`${archive}.sha256`, 'utf8')).toBe(`${checksum}  ${basename(archive)}\n`)
})

it('contains the files of the image', () => {
  const { instructions } = readStages('deploy/Dockerfile').at(-1)!
  const copied = instructions.flatMap((instruction) =>
    instruction.kind === 'copy' && instruction.from === 'build' ? instruction.sources : [],
  )
  expect(copied.map((path) => path.replace('/app/', '')).sort()).toEqual([...RUNTIME_PATHS].sort())
})

it('contains no packages, caches or settings of the development', () => {
  const root = join(program, '..')
  for (const path of ['node_modules/vitest', 'node_modules/knip', '.next/cache', '.env', '.data']) {
    expect(existsSync(join(root, path)), path).toBe(false)
  }
  expect(readFileSync(join(root, 'THIRD_PARTY_NOTICES.md'), 'utf8')).toContain('MIT')
})

it(
  'starts from an empty folder, without Node and without building',
  async () => {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const before = readdirSync(join(program, '..'))
    const server = start([], { PORT: String(port) })
    let output = ''
    for (const stream of [server.stdout, server.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk
      })
    }
    const isReady = () =>
      fetch(`${url}/api/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      )
    try {
      await until(isReady)
      const page = await fetch(`${url}/welcome`)
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Setup code')])
      // The demo renders its music in threads, which are bundles of their own.
      const guest = await fetch(`${url}/api/v1/auth/guest`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
      })
      expect(guest.status, output).toBe(201)
      const after = readdirSync(join(program, '..'))
      expect(after.filter((name) => !before.includes(name))).toEqual(['.data'])
    } catch (error) {
      throw new Error(output, { cause: error })
    } finally {
      server.kill('SIGTERM')
      await once(server, 'close')
    }
  },
  TIMEOUT_MS,
)

it('rejects an unknown program', async () => {
  const child = start(['nothing'], {})
  const [exitCode] = await once(child, 'close')
  expect(exitCode).toBe(1)
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '@/tests/support/free-port'
import { serverEnvironment } from './server'

const READY_TIMEOUT_MS = 110_000

/** Starts a server with its own settings and data folder, in addition to the one that all tests share. */
export async function startOwnServer(settings: Record<string, string>) {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const folder = mkdtempSync(join(tmpdir(), 'riffle-e2e-own-'))
  let output = ''
  let child = startProcess()

  function startProcess() {
    const started = spawn(process.execPath, [resolve('dist/server.js')], {
      env: {
        PATH: process.env.PATH,
        ...serverEnvironment,
        PORT: String(port),
        APP_URL: url,
        DATA_DIR: folder,
        ...settings,
      } as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk
      })
    }
    return started
  }

  async function waitUntilReady() {
    const deadline = Date.now() + READY_TIMEOUT_MS
    while (!(await isReady(url))) {
      if (child.exitCode !== null)
        throw new Error(`The server ended with ${child.exitCode}: ${output}`)
      if (Date.now() > deadline) throw new Error('The server did not start in time.')
      await pause(100)
    }
  }

  async function end() {
    child.kill('SIGTERM')
    await once(child, 'close')
  }

  await waitUntilReady()
  return {
    url,
    /** The output of the server so far. */
    output: () => output,
    /** Ends the process and starts another one, on the same data. */
    restart: async () => {
      await end()
      child = startProcess()
      await waitUntilReady()
    },
    stop: async () => {
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const isReady = (url: string) =>
  fetch(`${url}/api/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  )

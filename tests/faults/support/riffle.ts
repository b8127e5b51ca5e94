import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll } from 'vitest'

const READY_TIMEOUT_MS = 60_000
const running = new Set<ChildProcess>()
const folders: string[] = []

afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

export type Riffle = {
  url: string
  child: ChildProcess
  /** Its output so far, stdout and stderr. */
  output: () => string
  /** Sends the signal and waits for the end of the process. */
  end: (signal: NodeJS.Signals) => Promise<Ending>
}
export type Ending = { exitCode: number | null; signal: NodeJS.Signals | null }
export type Settings = Record<string, string>

/** Creates an empty folder that is removed after the tests of the file. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-fault-'))
  folders.push(folder)
  return folder
}

/** Starts the production build without waiting until it is ready. */
export function runRiffle(settings: Settings) {
  const child = spawn(process.execPath, [resolve('dist/server.js')], {
    // None of the developer's own settings.
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'error',
      ...settings,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  }
  const ended = once(child, 'close').then(([exitCode, signal]): Ending => {
    running.delete(child)
    return { exitCode, signal }
  })
  return { child, ended, output: () => text }
}

/** Starts the production build and waits until it is ready. @throws Error with its output if it fails */
export async function startRiffle(port: number, settings: Settings): Promise<Riffle> {
  const { child, ended, output } = runRiffle({ PORT: String(port), ...settings })
  const url = `http://127.0.0.1:${port}`
  const deadline = Date.now() + READY_TIMEOUT_MS
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(output())
    await new Promise((done) => setTimeout(done, 100))
  }
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return { url, child, output, end }
}

const isReady = (url: string) =>
  fetch(`${url}/api/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  )

import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll } from 'vitest'

const READY_TIMEOUT_MS = 60_000
/** Short, so that tests can act while the worker still starts. */
const READY_POLL_MS = 10
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

/** Starts a script of the build. `ended` resolves to its exit code and its output. */
export function startScript(name: string, args: string[], settings: Settings) {
  const child = spawn(process.execPath, [resolve('dist', `${name}.js`), ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const output = Promise.all([text(child.stdout), text(child.stderr)])
  const ended = once(child, 'exit').then(async ([status]: (number | null)[]) => {
    running.delete(child)
    const [stdout, stderr] = await output
    return { status, stdout, stderr }
  })
  return { child, ended }
}

/** Starts the production build, with a script that it loads, without waiting until it is ready. */
export function runRiffle(settings: Settings, script?: string) {
  const loaded = script ? ['--import', resolve(script)] : []
  const child = spawn(process.execPath, [...loaded, resolve('dist/server.js')], {
    // None of the developer's own settings.
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'error',
      ...settings,
    } as unknown as NodeJS.ProcessEnv,
    // The script can send messages.
    stdio: ['ignore', 'pipe', 'pipe', ...(script ? (['ipc'] as const) : [])],
  }) as ChildProcessByStdio<null, Readable, Readable>
  running.add(child)
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk
    })
  }
  const ended = once(child, 'close').then(([exitCode, signal]): Ending => {
    running.delete(child)
    return { exitCode, signal }
  })
  return { child, ended, output: () => printed }
}

/** Starts the production build and waits until it is ready. @throws Error with its output if it fails */
export async function startRiffle(
  port: number,
  settings: Settings,
  script?: string,
): Promise<Riffle> {
  const { child, ended, output } = runRiffle({ PORT: String(port), ...settings }, script)
  const url = `http://127.0.0.1:${port}`
  const deadline = Date.now() + READY_TIMEOUT_MS
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(output())
    await new Promise((done) => setTimeout(done, READY_POLL_MS))
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

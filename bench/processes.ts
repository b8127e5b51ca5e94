import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '@/tests/support/free-port'

const READY_TIMEOUT_MS = 180_000
const TICKS_PER_SECOND = 100

export type Running = {
  port: number
  /** User and system time of all threads. */
  cpuMicros: () => number
  residentMb: () => number
  /** Sends a message to a script that was loaded into the process, and returns its response. */
  ask: <Response>(message: string) => Promise<Response>
  stop: () => Promise<void>
}

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Starts a Node process that listens on PORT, and waits until `path` returns a success. */
export async function startProcess(
  args: string[],
  settings: Record<string, string>,
  path: string,
): Promise<Running> {
  const port = await freePort()
  const child = spawn(process.execPath, [...args, String(port)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port), ...settings },
  })
  running.add(child)
  const stop = async () => {
    if (child.exitCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  const deadline = Date.now() + READY_TIMEOUT_MS
  while (!(await isReady(`http://127.0.0.1:${port}${path}`))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`Not ready: ${args[0]}`)
    await pause(100)
  }
  const pid = child.pid ?? 0
  const ask = async <Response>(message: string) => {
    child.send(message)
    return (await once(child, 'message'))[0] as Response
  }
  return { port, cpuMicros: () => cpuMicrosOf(pid), residentMb: () => residentMbOf(pid), ask, stop }
}

const isReady = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )

// The number of pages, of 4 kB each, is the second field.
function residentMbOf(pid: number): number {
  const [, pages] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')
  return (Number(pages) * 4) / 1_024
}

// The name of the command may contain spaces.
function cpuMicrosOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1e6
}

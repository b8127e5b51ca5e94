import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findBinary } from './find-binary'
import { freePort } from './free-port'

const START_TIMEOUT_MS = 10_000
const POLL_INTERVAL_MS = 20

export type RedisServer = {
  url: string
  /** Faults of a server that was started; null for the server of REDIS_URL. */
  faults: {
    freeze: () => void
    thaw: () => void
    kill: () => Promise<void>
    restart: () => Promise<void>
  } | null
  stop: () => Promise<void>
}

/** Returns whether `startRedisServer` would return a server. */
export const hasRedisServer = (): boolean =>
  findBinary('redis-server') !== null || Boolean(process.env.REDIS_URL)

/**
 * Starts redis-server on a free port, without persistence. If it is not installed, returns the server
 * of REDIS_URL; null without that.
 */
export async function startRedisServer(): Promise<RedisServer | null> {
  const binary = findBinary('redis-server')
  const url = process.env.REDIS_URL
  if (!binary) return url ? { url, faults: null, stop: async () => undefined } : null

  const folder = await mkdtemp(join(tmpdir(), 'riffle-redis-'))
  const port = await freePort()
  let child = await start(binary, port, folder)

  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    faults: {
      freeze: () => child.kill('SIGSTOP'),
      thaw: () => child.kill('SIGCONT'),
      kill,
      restart: async () => {
        await kill()
        child = await start(binary, port, folder)
      },
    },
    stop: async () => {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function start(binary: string, port: number, folder: string): Promise<ChildProcess> {
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const child = spawn(binary, flags, { cwd: folder, stdio: 'ignore' })
  process.once('exit', () => child.kill('SIGKILL'))
  const deadline = Date.now() + START_TIMEOUT_MS
  while (!(await accepts(port))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`redis-server did not start on port ${port}.`)
    await pause(POLL_INTERVAL_MS)
  }
  return child
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

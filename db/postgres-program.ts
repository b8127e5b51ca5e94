import 'server-only'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { programPath } from '@/lib/config/program-path'

const TIMEOUT_MS = 25 * 60_000
/** A dump waits for the place that stores it. */
const DUMP_TIMEOUT_MS = 6 * 60 * 60_000
const MAX_MESSAGE_CHARACTERS = 500

/**
 * Runs pg_dump or pg_restore on the database of a URL. Returns false if it is not installed.
 * @throws Error with the message of the program if it fails
 */
export async function runPostgresProgram(
  name: 'pg_dump' | 'pg_restore',
  url: string,
  options: string[],
): Promise<boolean> {
  const child = spawn(name, options, {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: TIMEOUT_MS,
    env: programEnvironment(url),
  })
  return waitForEnd(name, child, child.stderr)
}

/**
 * Returns the output of pg_dump on the database of a URL. It ends without an error only if pg_dump
 * succeeded: a short dump is an error.
 */
export async function* readDump(url: string, options: string[]): AsyncGenerator<Uint8Array> {
  const child = spawn('pg_dump', options, {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: DUMP_TIMEOUT_MS,
    env: programEnvironment(url),
  })
  const ended = waitForEnd('pg_dump', child, child.stderr)
  // The error is thrown below, after the output.
  ended.catch(() => undefined)
  try {
    yield* child.stdout
    if (!(await ended)) throw new Error('pg_dump is not installed on this machine.')
  } finally {
    child.kill()
  }
}

async function waitForEnd(name: string, child: ChildProcess, messages: Readable): Promise<boolean> {
  let message = ''
  messages.setEncoding('utf8').on('data', (text: string) => {
    message = (message + text).slice(-MAX_MESSAGE_CHARACTERS)
  })
  const [code] = await once(child, 'close').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ['missing']
    throw error
  })
  if (code === 'missing') return false
  if (code !== 0) throw new Error(`${name} failed with ${code}: ${message.trim()}`)
  return true
}

// The password is passed in the environment: other users of the machine can read arguments.
function programEnvironment(url: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  return {
    PATH: programPath(),
    PGHOST: hostname,
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: databaseName(pathname),
    PGSSLMODE: searchParams.get('sslmode') ?? undefined,
  } as unknown as NodeJS.ProcessEnv
}

/** The name of the database in the path of a URL. */
export const databaseName = (pathname: string): string => decodeURIComponent(pathname.slice(1))

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { findBinary } from './find-binary'
import { freePort } from './free-port'

const START_TIMEOUT_MS = 20_000
const POLL_INTERVAL_MS = 50
const PACKAGED = '/usr/lib/postgresql'

export type PostgresServer = {
  /** The URL of its first, empty database. */
  url: string
  /** Creates an empty database, in place of one of the same name. Returns its URL. */
  createDatabase: (name: string) => Promise<string>
  stop: () => Promise<void>
}

/**
 * Starts the newest installed PostgreSQL in a temporary folder, without fsync. If none is installed,
 * returns the server of DATABASE_URL; null without that.
 */
export async function startPostgresServer(): Promise<PostgresServer | null> {
  const binary = findPostgres()
  const configuredUrl = process.env.DATABASE_URL
  if (!binary) return configuredUrl ? serverAt(configuredUrl, async () => undefined) : null

  const folder = await mkdtemp(join(tmpdir(), 'riffle-pg-'))
  const owner = findUnprivilegedUser()
  if (owner) await chown(folder, owner.uid, owner.gid)
  const settings = { binary, folder, port: await freePort(), owner }
  initialise(settings)
  const child = start(settings)
  const url = `postgres://postgres@127.0.0.1:${settings.port}/postgres`
  const stop = async () => {
    if (child.exitCode === null) {
      // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
      child.kill('SIGINT')
      await once(child, 'exit')
    }
    await rm(folder, { recursive: true, force: true })
  }
  await waitUntilReady(url, child)
  return serverAt(url, stop)
}

type Owner = { uid: number; gid: number }
type ServerSettings = { binary: string; folder: string; port: number; owner?: Owner }

function findPostgres(): string | null {
  return findBinary('postgres', packagedFolders()) ?? findBinary('postgres')
}

function packagedFolders(): string[] {
  try {
    const versions = readdirSync(PACKAGED).sort((a, b) => Number(b) - Number(a))
    return versions.map((version) => join(PACKAGED, version, 'bin'))
  } catch {
    return []
  }
}

// PostgreSQL refuses to run as root.
function findUnprivilegedUser(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  const user = idOf('-u', 'postgres') === undefined ? 'nobody' : 'postgres'
  return { uid: idOf('-u', user) ?? 0, gid: idOf('-g', user) ?? 0 }
}

function idOf(flag: '-u' | '-g', user: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return undefined
  }
}

function initialise({ binary, folder, owner }: ServerSettings): void {
  const flags = ['-D', join(folder, 'data'), '-U', 'postgres', '--auth=trust', '--no-sync']
  const encoding = ['--encoding=UTF8', '--locale=C.UTF-8']
  execFileSync(join(dirname(binary), 'initdb'), [...flags, ...encoding], {
    ...owner,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

function start({ binary, folder, port, owner }: ServerSettings): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: folder,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(binary, ['-D', join(folder, 'data'), ...flags], {
    ...owner,
    cwd: folder,
    stdio: 'ignore',
  })
  process.once('exit', () => child.kill('SIGQUIT'))
  return child
}

async function waitUntilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS
  while (
    !(await run(url, 'select 1').then(
      () => true,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error('PostgreSQL did not start.')
    await pause(POLL_INTERVAL_MS)
  }
}

const serverAt = (url: string, stop: () => Promise<void>): PostgresServer => ({
  url,
  stop,
  createDatabase: async (name) => {
    await run(url, `drop database if exists "${name}" with (force)`)
    await run(url, `create database "${name}"`)
    const database = new URL(url)
    database.pathname = `/${name}`
    return database.href
  },
})

async function run(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 2 })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}

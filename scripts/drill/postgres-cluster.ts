import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { programPath } from '@/lib/config/program-path'
import { findUnprivilegedUser, type Owner } from './unprivileged-user'

const PACKAGED = '/usr/lib/postgresql'
const START_TIMEOUT_MS = 30_000
const POLL_INTERVAL_MS = 50
const PORTS = { min: 20_000, count: 12_000 }
const MAX_PORT_ATTEMPTS = 5

/** An empty PostgreSQL cluster in a temporary folder. */
export type Cluster = {
  /** The URL of its empty database. */
  url: string
  /** Ends the server and deletes its files. */
  stop: () => Promise<void>
}

type Files = { programs: string; folder: string; owner: Owner | undefined; password: string }

/**
 * Creates and starts an empty cluster with the newest installed PostgreSQL; null if there is none.
 * @throws Error if it does not start
 */
export async function startCluster(settings: Record<string, string> = {}): Promise<Cluster | null> {
  const programs = findServerPrograms()
  if (!programs) return null
  const owner = findUnprivilegedUser()
  const folder = await mkdtemp(join(tmpdir(), 'riffle-cluster-'))
  const files = { programs, folder, owner, password: randomBytes(24).toString('base64url') }
  try {
    if (owner) await chown(folder, owner.uid, owner.gid)
    await initialise(files)
    return await startOnAnyPort(files, settings)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

// A restored backup is in this cluster: other users of the machine need the password.
async function initialise(files: Files): Promise<void> {
  const { folder, owner, password } = files
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (owner) await chown(passwordFile, owner.uid, owner.gid)
  const access = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const flags = ['-D', join(folder, 'data'), '--no-sync', '--encoding=UTF8', '--locale=C.UTF-8']
  runProgram(files, 'initdb', [...flags, ...access])
  await rm(passwordFile)
}

/** Finds the folder with the programs of the newest PostgreSQL server: Debian's, or one of PATH. */
export function findServerPrograms(): string | undefined {
  const versions = existsSync(PACKAGED) ? readdirSync(PACKAGED) : []
  const packaged = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(PACKAGED, version, 'bin'))
  return [...packaged, ...programPath().split(delimiter)].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  )
}

function runProgram({ programs, folder, owner }: Files, name: string, args: string[]): void {
  execFileSync(join(programs, name), args, {
    ...owner,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

// Another program can have a port, which shows when the server ends at once.
async function startOnAnyPort(files: Files, settings: Record<string, string>): Promise<Cluster> {
  for (let attempt = 1; ; attempt++) {
    const port = PORTS.min + Math.floor(Math.random() * PORTS.count)
    const child = startServer(files, { ...settings, port: String(port) })
    const url = `postgres://postgres:${files.password}@127.0.0.1:${port}/postgres`
    if (await isReady(url, child)) return { url, stop: () => stopServer(child, files) }
    await endServer(child, 'SIGQUIT')
    if (attempt === MAX_PORT_ATTEMPTS) throw new Error('PostgreSQL did not start.')
  }
}

function startServer(
  { programs, folder, owner }: Files,
  settings: Record<string, string>,
): ChildProcess {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: folder, ...settings }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(programs, 'postgres'), ['-D', join(folder, 'data'), ...flags], {
    ...owner,
    cwd: folder,
    stdio: 'ignore',
  })
  process.once('exit', () => child.kill('SIGQUIT'))
  return child
}

async function isReady(url: string, child: ChildProcess): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS
  while (child.exitCode === null && Date.now() < deadline) {
    if (await accepts(url)) return child.exitCode === null
    await pause(POLL_INTERVAL_MS)
  }
  return false
}

async function accepts(url: string): Promise<boolean> {
  const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} })
  try {
    await client`select 1`
    return true
  } catch {
    return false
  } finally {
    await client.end({ timeout: 1 })
  }
}

async function stopServer(child: ChildProcess, { folder }: Files): Promise<void> {
  // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
  await endServer(child, 'SIGINT')
  await rm(folder, { recursive: true, force: true })
}

// While a server runs, another one cannot use its data folder.
async function endServer(child: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

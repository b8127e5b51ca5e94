import 'server-only'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { programPath } from '@/lib/config/env'
import type { PostgresConnection } from './postgres'

const DUMP_TIMEOUT_MS = 25 * 60_000

/** How a backup is called by what it holds: a folder of the embedded database, or pg_dump's format. */
export const backupExtension = ({ kind }: PostgresConnection): string =>
  kind === 'embedded' ? '.tar.gz' : '.dump'

/**
 * Writes the whole database to `file`, which has its name only when it is whole. Answers false
 * where the server's pg_dump is not on this machine. Throws what pg_dump said.
 */
export async function writeBackup(connection: PostgresConnection, file: string): Promise<boolean> {
  const draft = `${file}.part`
  try {
    const isWritten = await (connection.kind === 'embedded'
      ? dumpFolder(connection, draft)
      : runPgDump(connection.url, draft))
    if (isWritten) await rename(draft, file)
    return isWritten
  } finally {
    await rm(draft, { force: true })
  }
}

type Embedded = Extract<PostgresConnection, { kind: 'embedded' }>

async function dumpFolder({ client }: Embedded, file: string): Promise<boolean> {
  const folder = await client.dumpDataDir('gzip')
  const content = Readable.fromWeb(folder.stream() as ReadableStream)
  await pipeline(content, createWriteStream(file, { mode: 0o600 }))
  return true
}

async function runPgDump(url: string, file: string): Promise<boolean> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  // The password goes by the environment: arguments are for everybody on the machine to read.
  const child = spawn('pg_dump', ['--format=custom', '--no-owner', `--file=${file}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: DUMP_TIMEOUT_MS,
    env: {
      PATH: programPath(),
      PGHOST: hostname,
      PGPORT: port || '5432',
      PGUSER: decodeURIComponent(username),
      PGPASSWORD: decodeURIComponent(password),
      PGDATABASE: decodeURIComponent(pathname.slice(1)),
      PGSSLMODE: searchParams.get('sslmode') ?? undefined,
    } as unknown as NodeJS.ProcessEnv,
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-500)
  })
  const [code] = await once(child, 'close').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ['missing']
    throw error
  })
  if (code === 'missing') return false
  if (code !== 0) throw new Error(`pg_dump ended with ${code}: ${said.trim()}`)
  return true
}

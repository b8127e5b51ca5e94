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
const MAX_MESSAGE_CHARACTERS = 500

/** The file extension of a backup: an archive of the embedded database, or pg_dump's format. */
export const backupExtension = ({ kind }: PostgresConnection): string =>
  kind === 'embedded' ? '.tar.gz' : '.dump'

/**
 * Writes the whole database to `file`, which gets its name when it is complete. Returns false if
 * pg_dump is not installed.
 * @throws Error with the message of pg_dump if that fails
 */
export async function writeBackup(connection: PostgresConnection, file: string): Promise<boolean> {
  const partial = `${file}.part`
  try {
    const isWritten = await (connection.kind === 'embedded'
      ? dumpFolder(connection, partial)
      : runPgDump(connection.url, partial))
    if (isWritten) await rename(partial, file)
    return isWritten
  } finally {
    await rm(partial, { force: true })
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
  // The password is passed in the environment: other users of the machine can read arguments.
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
  let message = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    message = (message + text).slice(-MAX_MESSAGE_CHARACTERS)
  })
  const [code] = await once(child, 'close').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ['missing']
    throw error
  })
  if (code === 'missing') return false
  if (code !== 0) throw new Error(`pg_dump failed with ${code}: ${message.trim()}`)
  return true
}

import 'server-only'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { PGlite } from '@electric-sql/pglite'
import type { PostgresConnection } from './postgres'
import { readDump, runPostgresProgram } from './postgres-program'

/** The options of pg_dump for a backup that any user can restore. */
export const DUMP_OPTIONS = ['--format=custom', '--no-owner']
const OWNER_ONLY = 0o600

/** The file extension of a backup: an archive of the embedded database, or pg_dump's format. */
export const backupExtension = ({ kind }: PostgresConnection): string =>
  kind === 'embedded' ? '.tar.gz' : '.dump'

/**
 * Writes the whole database to `file`, which only the owner can read and which gets its name when it
 * is complete. Returns false if pg_dump is not installed.
 * @throws Error with the message of pg_dump if that fails
 */
export async function writeBackup(connection: PostgresConnection, file: string): Promise<boolean> {
  const partial = `${file}.part`
  try {
    const content = await openDump(connection)
    if (!content) return false
    await pipeline(content, createWriteStream(partial, { mode: OWNER_ONLY }))
    await rename(partial, file)
    return true
  } finally {
    await rm(partial, { force: true })
  }
}

async function openDump(connection: PostgresConnection) {
  if (connection.kind === 'embedded') return readArchive(connection.client)
  const { url } = connection
  const isInstalled = await runPostgresProgram('pg_dump', url, ['--version'])
  return isInstalled ? readDump(url, DUMP_OPTIONS) : undefined
}

/** Returns an archive of the embedded database, which is built in memory. */
export async function readArchive(client: PGlite): Promise<Readable> {
  const archive = await client.dumpDataDir('gzip')
  return Readable.fromWeb(archive.stream() as ReadableStream)
}

import 'server-only'
import { open } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { withDedicatedConnection } from './dedicated-connection'
import type { Database } from './postgres'
import { databaseName, runPostgresProgram } from './postgres-program'
import { RestoreError } from './restore-error'
import { rowsOf } from './rows'

/** The first bytes of pg_dump's custom format. */
const SIGNATURE = 'PGDMP'

type Dump = {
  url: string
  file: string
  /** Checks the restored database. */
  check: (database: Database) => Promise<void>
}

/**
 * Restores a file of pg_dump into an empty database of a server, in one transaction: after an error of
 * pg_restore the database is empty as before.
 * @throws RestoreError if the database is not empty, the dump is damaged or incomplete, or pg_restore
 * is not installed
 */
export async function restoreDump({ url, file, check }: Dump): Promise<void> {
  await assertIsDump(file)
  await withDedicatedConnection(url, assertEmpty)
  const isInstalled = await runPostgresProgram('pg_restore', url, [
    ...['--exit-on-error', '--single-transaction', '--no-owner', '--no-privileges'],
    `--dbname=${databaseName(new URL(url).pathname)}`,
    file,
  ]).catch((error: unknown) => {
    throw new RestoreError(
      `The backup ${file} could not be restored, and the database is unchanged. ${errorLineOf(error)}`,
    )
  })
  if (!isInstalled) throw new RestoreError('pg_restore is not installed on this machine.')
  await withDedicatedConnection(url, check)
}

// This line names objects of the schema; those after it can quote rows.
const errorLineOf = (error: unknown) =>
  error instanceof Error ? error.message.split('\n').find((line) => line.includes('error:')) : ''

async function assertIsDump(file: string): Promise<void> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new RestoreError(`The backup ${file} does not exist.`)
    throw error
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SIGNATURE.length))
    if (buffer.toString('latin1', 0, bytesRead) === SIGNATURE) return
    throw new RestoreError(`The backup ${file} is not a dump in the custom format of pg_dump.`)
  } finally {
    await handle.close()
  }
}

async function assertEmpty(database: Database): Promise<void> {
  const [found] = await rowsOf<{ tables: number }>(
    database,
    sql`select count(*)::int as tables from pg_class class
      join pg_namespace namespace on namespace.oid = class.relnamespace
      where class.relkind in ('r', 'p') and namespace.nspname <> 'information_schema'
        and not starts_with(namespace.nspname, 'pg_')`,
  )
  if (found?.tables === 0) return
  throw new RestoreError(
    `The database of DATABASE_URL has ${found?.tables} tables. Create an empty one, and restore into that.`,
  )
}

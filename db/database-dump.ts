import 'server-only'
import { sql } from 'drizzle-orm'
import { DUMP_OPTIONS, readArchive } from './backup'
import { withDedicatedConnection } from './dedicated-connection'
import type { Database, PostgresConnection } from './postgres'
import { readDump } from './postgres-program'
import { rowsOf } from './rows'
import { readTableStates, type TableState } from './table-states'

/** A dump of the whole database, and the state of its tables on the same snapshot. */
export type DatabaseDump = {
  /** `pglite` is an archive of the embedded database, `pg_dump` the custom format of that program. */
  format: 'pglite' | 'pg_dump'
  serverVersion: string
  tables: Record<string, TableState>
  /** Fails at its end if the dump is incomplete. */
  content: AsyncIterable<Uint8Array>
}

/** Opens a dump for `work`, which has to read its content. */
export const withDump = <Result>(
  connection: PostgresConnection,
  work: (dump: DatabaseDump) => Promise<Result>,
): Promise<Result> =>
  connection.kind === 'embedded'
    ? withArchive(connection, work)
    : withDedicatedConnection(connection.url, (database) =>
        withServerDump(connection.url, database, work),
      )

type Embedded = Extract<PostgresConnection, { kind: 'embedded' }>

// Other statements wait only until the archive is built: a transaction would block them during `work`.
async function withArchive<Result>(
  { client, drizzle }: Embedded,
  work: (dump: DatabaseDump) => Promise<Result>,
): Promise<Result> {
  const dump = await drizzle.transaction(async (tx) => ({
    format: 'pglite' as const,
    serverVersion: await readServerVersion(tx),
    tables: await readTableStates(tx),
    content: await readArchive(client),
  }))
  return work(dump)
}

// pg_dump reads the snapshot of this transaction, which stays open until the dump is complete.
const withServerDump = <Result>(
  url: string,
  database: Database,
  work: (dump: DatabaseDump) => Promise<Result>,
): Promise<Result> =>
  database.transaction(
    async (tx) => {
      const [exported] = await rowsOf<{ snapshot: string }>(
        tx,
        sql`select pg_export_snapshot() as snapshot`,
      )
      return work({
        format: 'pg_dump',
        serverVersion: await readServerVersion(tx),
        tables: await readTableStates(tx),
        content: readDump(url, [...DUMP_OPTIONS, `--snapshot=${exported?.snapshot}`]),
      })
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )

async function readServerVersion(tx: Database): Promise<string> {
  const [row] = await rowsOf<{ version: string }>(
    tx,
    sql`select current_setting('server_version') as version`,
  )
  return row?.version ?? ''
}

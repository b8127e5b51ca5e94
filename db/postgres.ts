import 'server-only'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import { protectDataFolder } from '@/lib/config/data-folder'
import { lockFolder } from './lock'
import { createPglite, EMBEDDED_FOLDER } from './pglite'
import { enablePreparedStatements } from './prepared'

/** What repositories need of a connection or a transaction, whichever driver is behind it. */
export type Database = PgDatabase<PgQueryResultHKT>

export type PostgresConnection = {
  drizzle: Database
  close: () => Promise<void>
} & ({ kind: 'embedded'; client: PGlite } | { kind: 'server'; client: Sql; url: string })

const STATEMENT_TIMEOUT_MS = 5_000
const LOCK_TIMEOUT_MS = 3_000
const SILENCE_MS = 10_000
const POOL_SIZE = 10

/** Opens the embedded database in `dataDir`, taking its lock. Throws FolderInUseError. */
export async function openEmbedded(dataDir: string): Promise<PostgresConnection> {
  protectDataFolder(dataDir)
  const unlock = await lockFolder(dataDir)
  const client = await createPglite(join(dataDir, EMBEDDED_FOLDER))
  const close = async () => {
    await client.close()
    unlock()
  }
  return { kind: 'embedded', client, drizzle: overPglite(client), close }
}

/** Connects to a PostgreSQL server, lazily; statements, locks and silent sockets have deadlines. */
export function openServer(url: string): PostgresConnection {
  const client = postgres(withoutHints(url), {
    max: POOL_SIZE,
    prepare: !isTransactionPooler(url),
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => {},
    socket: socketWithDeadline,
    connection: {
      statement_timeout: STATEMENT_TIMEOUT_MS,
      lock_timeout: LOCK_TIMEOUT_MS,
      // Our statements are short: compiling one takes longer than running it.
      jit: 'off',
      // Nor are they worth several processes, which answer rows in an order of chance.
      max_parallel_workers_per_gather: 0,
      // Databases of today stand on flash, where a page anywhere costs hardly more than the next.
      random_page_cost: 1.1,
    },
  } as postgres.Options<Record<string, never>>)
  const close = () => client.end({ timeout: 5 })
  return { kind: 'server', client, url, drizzle: overPostgres(client), close }
}

/** Wraps a client that another copy of this module opened in the same process. */
export const adopt = (connection: PostgresConnection): PostgresConnection =>
  connection.kind === 'embedded'
    ? { ...connection, drizzle: overPglite(connection.client) }
    : { ...connection, drizzle: overPostgres(connection.client) }

function overPglite(client: PGlite): Database {
  const database = drizzlePglite(client) as unknown as Database
  enablePreparedStatements(database)
  return database
}

// Statements go out unnamed, in two round trips, unless they are asked all the time: names are
// kept by the server for as long as a connection lives.
function overPostgres(client: Sql): Database {
  const database = drizzlePostgres(client) as unknown as Database
  const unsafe: Sql['unsafe'] = (text, values) => client.unsafe(text, values, { prepare: true })
  const naming = Object.assign((...given: Parameters<Sql>) => client(...given), client, { unsafe })
  enablePreparedStatements(
    database,
    drizzlePostgres(naming as unknown as Sql) as unknown as Database,
  )
  return database
}

const isTransactionPooler = (url: string) =>
  /-pooler\.|[?&]pgbouncer=true|:6543\b|:6432\b/.test(url)

// The server takes what stands behind the question mark for settings of its own, and refuses this.
const withoutHints = (url: string) =>
  url.replace(/([?&])pgbouncer=true(&|$)/, (_, before, behind) => (behind ? before : ''))

type SocketOptions = { host: string[]; port: number[]; path?: string | false }

// The driver waits for ever on a half-open connection: a socket that says nothing is dropped.
function socketWithDeadline(options: SocketOptions): Promise<Socket> {
  const [host = 'localhost'] = options.host
  const [port = 5432] = options.port
  return new Promise((done, fail) => {
    const socket = options.path ? connect(options.path) : connect(port, host)
    socket.once('error', fail)
    socket.once('connect', () => {
      socket.off('error', fail)
      socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('The database fell silent.')))
      done(Object.assign(socket, { host, port }))
    })
  })
}

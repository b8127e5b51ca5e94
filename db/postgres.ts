import 'server-only'
import { connect, Socket } from 'node:net'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import { protectDataFolder } from '@/lib/config/data-folder'
import { yieldBetweenStatements } from './embedded-turns'
import { lockFolder } from './lock'
import { createPglite, EMBEDDED_FOLDER } from './pglite'
import { enablePreparedStatements } from './prepared'

/** A connection or transaction of either driver. */
export type Database = PgDatabase<PgQueryResultHKT>

export type PostgresConnection = {
  drizzle: Database
  close: () => Promise<void>
} & ({ kind: 'embedded'; client: PGlite } | { kind: 'server'; client: Sql; url: string })

const STATEMENT_TIMEOUT_MS = 5_000
const RECONNECT_DELAY_SECONDS = 0.25
const LOCK_TIMEOUT_MS = 3_000
const SOCKET_TIMEOUT_MS = 10_000
const CONNECT_TIMEOUT_MS = 5_000
const MAX_CONNECTIONS = 10

/**
 * Locks `dataDir` and opens the embedded database in it.
 * @throws FolderInUseError
 */
export async function openEmbedded(dataDir: string): Promise<PostgresConnection> {
  protectDataFolder(dataDir)
  const unlock = await lockFolder(dataDir)
  const client = await createPglite(join(dataDir, EMBEDDED_FOLDER))
  yieldBetweenStatements(client)
  const close = async () => {
    // A restored backup has closed it already.
    if (!client.closed) await client.close()
    unlock()
  }
  return { kind: 'embedded', client, drizzle: wrapPglite(client), close }
}

/** Connects to a PostgreSQL server lazily, with timeouts for statements, locks and sockets. */
export function openServer(url: string): PostgresConnection {
  const client = postgres(withoutPoolerHint(url), {
    max: MAX_CONNECTIONS,
    prepare: !isTransactionPooler(url),
    connect_timeout: CONNECT_TIMEOUT_MS / 1_000,
    // The default grows to 20 s, for which queries wait while the server is out: they must fail at once.
    backoff: () => RECONNECT_DELAY_SECONDS,
    idle_timeout: 60,
    onnotice: () => {},
    socket: socketWithTimeout,
    connection: {
      statement_timeout: STATEMENT_TIMEOUT_MS,
      lock_timeout: LOCK_TIMEOUT_MS,
      // Statements are short: to compile one takes longer than to run it.
      jit: 'off',
      // Parallel workers do not pay off either, and return rows in random order.
      max_parallel_workers_per_gather: 0,
      // On flash, a random page costs hardly more than the next one.
      random_page_cost: 1.1,
    },
  } as postgres.Options<Record<string, never>>)
  const close = () => client.end({ timeout: 5 })
  return { kind: 'server', client, url, drizzle: wrapPostgres(client), close }
}

/** Wraps the client of a connection that another bundle opened in the same process. */
export const adopt = (connection: PostgresConnection): PostgresConnection =>
  connection.kind === 'embedded'
    ? { ...connection, drizzle: wrapPglite(connection.client) }
    : { ...connection, drizzle: wrapPostgres(connection.client) }

function wrapPglite(client: PGlite): Database {
  const database = drizzlePglite(client) as unknown as Database
  enablePreparedStatements(database)
  return database
}

// Frequent statements are named, so that the server caches their plans for the lifetime of a
// connection. All others are unnamed, which takes two round trips.
function wrapPostgres(client: Sql): Database {
  const database = drizzlePostgres(client) as unknown as Database
  const unsafe: Sql['unsafe'] = (text, values) => client.unsafe(text, values, { prepare: true })
  const named = Object.assign((...query: Parameters<Sql>) => client(...query), client, { unsafe })
  enablePreparedStatements(
    database,
    drizzlePostgres(named as unknown as Sql) as unknown as Database,
  )
  return database
}

const isTransactionPooler = (url: string) =>
  /-pooler\.|[?&]pgbouncer=true|:6543\b|:6432\b/.test(url)

// The server rejects this parameter: it takes all of them for its own settings.
const withoutPoolerHint = (url: string) =>
  url.replace(/([?&])pgbouncer=true(&|$)/, (_, separator, next) => (next ? separator : ''))

type SocketOptions = { host: string[]; port: number[]; path?: string | false }

// The driver would wait forever on a half-open connection: a silent socket is closed.
function socketWithTimeout(options: SocketOptions): Promise<Socket> {
  const [host = 'localhost'] = options.host
  const [port = 5432] = options.port
  return new Promise((resolve) => {
    const socket = options.path ? connect(options.path) : connect(port, host)
    const onError = (error: Error) => resolve(new FailingSocket(error))
    socket.once('error', onError)
    // The connect_timeout of the driver begins after this function.
    socket.setTimeout(CONNECT_TIMEOUT_MS, () =>
      socket.destroy(new Error('The database did not respond.')),
    )
    socket.once('connect', () => {
      socket.off('error', onError)
      socket.removeAllListeners('timeout')
      socket.setTimeout(SOCKET_TIMEOUT_MS, () =>
        socket.destroy(new Error('The database stopped responding.')),
      )
      resolve(Object.assign(socket, { host, port }))
    })
  })
}

/**
 * A socket that fails at its first write. If the promise of a socket rejects, the driver loses a
 * connection of its pool for ever; if a socket fails, it connects again.
 */
class FailingSocket extends Socket {
  constructor(private readonly error: Error) {
    super()
  }

  override write(): boolean {
    this.destroy(this.error)
    return true
  }
}

import postgres from 'postgres'
import { startCluster } from '@/scripts/drill/postgres-cluster'

/** Tests need no durability. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

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
  const cluster = await startCluster(FAST)
  if (cluster) return serverAt(cluster.url, cluster.stop)
  const configuredUrl = process.env.DATABASE_URL
  return configuredUrl ? serverAt(configuredUrl, async () => undefined) : null
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

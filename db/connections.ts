import 'server-only'
import { env, isBuilding } from '@/lib/config/env'
import { migrate } from './migrate'
import { adopt, openEmbedded, openServer, type PostgresConnection } from './postgres'
import { connectRedis, type RedisConnection } from './redis/connect'

export type Connections = { postgres: PostgresConnection; redis: RedisConnection }

// One per process: the server and Next's pages are bundled apart and share what is opened.
const shared = globalThis as { __riffleConnections?: Promise<Connections> }
let mine: Connections | undefined

/** Opens both stores as the settings say and brings the schema up to date; opened once a process. */
export async function openConnections(): Promise<Connections> {
  if (isBuilding()) throw new Error('Nothing is opened while the app is being built.')
  if (mine) return mine
  const isFirst = shared.__riffleConnections === undefined
  // A failure is not remembered: the next call tries again.
  shared.__riffleConnections ??= open().catch((error: unknown) => {
    shared.__riffleConnections = undefined
    throw error
  })
  const opened = await shared.__riffleConnections
  mine = isFirst ? opened : { ...opened, postgres: adopt(opened.postgres) }
  return mine
}

async function open(): Promise<Connections> {
  const settings = env()
  const postgres = settings.DATABASE_URL
    ? openServer(settings.DATABASE_URL)
    : await openEmbedded(settings.DATA_DIR)
  await migrate(postgres)
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = settings
  const redis = connectRedis({
    ...(url && token ? { upstash: { url, token } } : {}),
    url: settings.REDIS_URL,
  })
  return { postgres, redis }
}

/** What was opened. Throws when nothing was. */
export function connections(): Connections {
  if (!mine) throw new Error('The database was used before it was opened.')
  return mine
}

/** Closes both stores; a later `openConnections` opens them anew. */
export async function closeConnections(): Promise<void> {
  const opened = mine ?? (await shared.__riffleConnections)
  mine = undefined
  shared.__riffleConnections = undefined
  await opened?.redis.close()
  await opened?.postgres.close()
}

import 'server-only'
import { env, isBuilding } from '@/lib/config/env'
import { observeLibraryWrites } from './library-writes'
import { migrate } from './migrate'
import { adopt, openEmbedded, openServer, type PostgresConnection } from './postgres'
import { connectRedis, type RedisConnection } from './redis/connect'
import { createLibraryVersions, type LibraryVersions } from './redis/library-versions'

export type Connections = {
  postgres: PostgresConnection
  redis: RedisConnection
  versions: LibraryVersions
}

// One per process: the bundles of the server and of Next's pages share the connections.
const shared = globalThis as { __riffleConnections?: Promise<Connections> }
let opened: Connections | undefined

/** Opens PostgreSQL and Redis by the settings, once per process, and migrates the schema. */
export async function openConnections(): Promise<Connections> {
  if (isBuilding()) throw new Error('The database must not be opened during the build.')
  if (opened) return opened
  const isFirst = shared.__riffleConnections === undefined
  // After a failure the next call tries again.
  shared.__riffleConnections ??= open().catch((error: unknown) => {
    shared.__riffleConnections = undefined
    throw error
  })
  const connections = await shared.__riffleConnections
  opened = isFirst ? connections : { ...connections, postgres: adopt(connections.postgres) }
  observeLibraryWrites(opened.postgres.drizzle, opened.versions)
  return opened
}

async function open(): Promise<Connections> {
  const settings = env()
  const postgres = settings.DATABASE_URL
    ? openServer(settings.DATABASE_URL)
    : await openEmbedded(settings.DATA_DIR)
  await migrate(postgres, {
    dataDir: settings.DATA_DIR,
    isSkipped: settings.UPGRADE_WITHOUT_BACKUP,
    minFreeBytes: settings.DISK_FLOOR_MB * 2 ** 20,
  })
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = settings
  const redis = connectRedis({
    ...(url && token ? { upstash: { url, token } } : {}),
    url: settings.REDIS_URL,
  })
  return { postgres, redis, versions: createLibraryVersions(redis.redis) }
}

/** @throws Error before `openConnections` */
export function connections(): Connections {
  if (!opened) throw new Error('The database was used before it was opened.')
  return opened
}

/** Closes both connections; `openConnections` opens them again. */
export async function closeConnections(): Promise<void> {
  const connections = opened ?? (await shared.__riffleConnections)
  opened = undefined
  shared.__riffleConnections = undefined
  connections?.versions.close()
  await connections?.redis.close()
  await connections?.postgres.close()
}

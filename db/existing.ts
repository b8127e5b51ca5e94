import 'server-only'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigurationError } from '@/lib/config/configuration-error'
import { EMBEDDED_FOLDER } from './pglite'
import { openEmbedded, openServer, type PostgresConnection } from './postgres'

type Settings = { DATABASE_URL?: string | undefined; DATA_DIR: string }

/**
 * Connects to the database of the server, or opens the embedded one, which is not created.
 * @throws ConfigurationError if there is no embedded database, because settings may be missing
 */
export async function openExisting({
  DATABASE_URL,
  DATA_DIR,
}: Settings): Promise<PostgresConnection> {
  if (DATABASE_URL) return openServer(DATABASE_URL)
  if (existsSync(join(DATA_DIR, EMBEDDED_FOLDER))) return openEmbedded(DATA_DIR)
  throw new ConfigurationError(
    `There is no database in ${DATA_DIR}: are the settings of the server loaded?`,
  )
}

import { sql } from 'drizzle-orm'
import { log } from '@/lib/observability/log'
import { transactionWithLockRetries } from './lock-retry'
import type { Database } from './postgres'
import { databaseErrorCode, hasTable, isMissingPrivilege } from './rows'

const PARTITION_MONTHS = 3
/** The default partition already has plays of that month, and keeps them. */
const DEFAULT_PARTITION_HAS_ROWS = '23514'

/**
 * Adds the missing partitions of the listening history for this month and the next two. Plays without
 * one are stored in the default partition, as they are if the role may not add partitions.
 * @throws MigrationBlockedError if other transactions hold locks for too long
 */
export async function ensurePlayPartitions(database: Database, now = new Date()): Promise<void> {
  for (let ahead = 0; ahead < PARTITION_MONTHS; ahead++) {
    const from = monthAfter(now, ahead)
    const to = monthAfter(now, ahead + 1)
    const name = `plays_${from.slice(0, 7).replace('-', '_')}`
    if (await hasTable(database, name)) continue
    try {
      // A new partition locks the whole history, which others read and write.
      await transactionWithLockRetries(database, async (tx) => {
        await tx.execute(sql`create table if not exists ${sql.identifier(name)} partition of plays
          for values from (${sql.raw(`'${from}'`)}) to (${sql.raw(`'${to}'`)})`)
      })
    } catch (error) {
      if (isMissingPrivilege(error)) {
        return void log().warn({ partition: name }, 'adding partitions needs npm run db:migrate')
      }
      if (databaseErrorCode(error) !== DEFAULT_PARTITION_HAS_ROWS) throw error
    }
  }
}

const monthAfter = (date: Date, months: number) =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)).toISOString()

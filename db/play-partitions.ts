import { sql } from 'drizzle-orm'
import type { Database } from './postgres'
import { databaseErrorCode } from './rows'

const PARTITION_MONTHS = 3
/** The default partition already has plays of that month, and keeps them. */
const DEFAULT_PARTITION_HAS_ROWS = '23514'

/** Adds the missing partitions of the listening history for this month and the next two. */
export async function ensurePlayPartitions(database: Database, now = new Date()): Promise<void> {
  for (let ahead = 0; ahead < PARTITION_MONTHS; ahead++) {
    const from = monthAfter(now, ahead)
    const to = monthAfter(now, ahead + 1)
    const name = `plays_${from.slice(0, 7).replace('-', '_')}`
    try {
      await database.execute(
        sql`create table if not exists ${sql.identifier(name)} partition of plays
            for values from (${sql.raw(`'${from}'`)}) to (${sql.raw(`'${to}'`)})`,
      )
    } catch (error) {
      if (databaseErrorCode(error) !== DEFAULT_PARTITION_HAS_ROWS) throw error
    }
  }
}

const monthAfter = (date: Date, months: number) =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)).toISOString()

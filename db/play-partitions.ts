import { sql } from 'drizzle-orm'
import type { Database } from './postgres'
import { databaseErrorCode } from './rows'

const MONTHS_AHEAD = 3
/** The default partition holds plays of that month already: it goes on holding them. */
const MONTH_BEGAN_ELSEWHERE = '23514'

/** Makes the partitions of the listening history for this month and the next ones, where missing. */
export async function ensurePlayPartitions(database: Database, now = new Date()): Promise<void> {
  for (let ahead = 0; ahead < MONTHS_AHEAD; ahead++) {
    const from = monthAfter(now, ahead)
    const to = monthAfter(now, ahead + 1)
    const name = `plays_${from.slice(0, 7).replace('-', '_')}`
    try {
      await database.execute(
        sql`create table if not exists ${sql.identifier(name)} partition of plays
            for values from (${sql.raw(`'${from}'`)}) to (${sql.raw(`'${to}'`)})`,
      )
    } catch (error) {
      if (databaseErrorCode(error) !== MONTH_BEGAN_ELSEWHERE) throw error
    }
  }
}

const monthAfter = (date: Date, months: number) =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)).toISOString()

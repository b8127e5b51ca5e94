import type { SQL } from 'drizzle-orm'
import type { Database } from './postgres'

/** Runs a statement and answers its rows: the drivers wrap them differently. */
export async function rowsOf<Row>(database: Database, statement: SQL): Promise<Row[]> {
  const result: unknown = await database.execute(statement)
  return (Array.isArray(result) ? [...result] : (result as { rows: Row[] }).rows) as Row[]
}

const UNIQUE_VIOLATION = '23505'
const UNAVAILABLE =
  /^(08|53|57P|CONNECTION_|CONNECT_TIMEOUT|ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE)/
const DEADLINES = new Set(['57014', '55P03', '40P01', '40001'])

/** The SQLSTATE or system code of a database error, also where drizzle wrapped it. */
export function databaseErrorCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    // A name of several addresses fails with one error for each.
    const { code, errors } = cause as { code?: unknown; errors?: { code?: unknown }[] }
    const found = code ?? errors?.[0]?.code
    if (typeof found === 'string') return found
  }
  return undefined
}

/** Whether somebody else held what was asked for, for too long. */
export const isLockTimeout = (error: unknown) => databaseErrorCode(error) === '55P03'

export const isUniqueViolation = (error: unknown) => databaseErrorCode(error) === UNIQUE_VIOLATION

/** Whether the database was out of reach or out of time, rather than asked something wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = databaseErrorCode(error)
  return code !== undefined && (UNAVAILABLE.test(code) || DEADLINES.has(code))
}

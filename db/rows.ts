import { type SQL, sql } from 'drizzle-orm'
import type { Database } from './postgres'

/** Runs a statement and returns its rows, which the drivers wrap differently. */
export async function rowsOf<Row>(database: Database, statement: SQL): Promise<Row[]> {
  const result: unknown = await database.execute(statement)
  return (Array.isArray(result) ? [...result] : (result as { rows: Row[] }).rows) as Row[]
}

/** Whether there is a table with a name, in the search path or with its schema. */
export async function hasTable(database: Database, name: string): Promise<boolean> {
  const [row] = await rowsOf<{ exists: boolean }>(
    database,
    sql`select to_regclass(${name}) is not null as exists`,
  )
  return row?.exists === true
}

const UNIQUE_VIOLATION = '23505'
const UNAVAILABLE_CODE =
  /^(08|53|57P|CONNECTION_|CONNECT_TIMEOUT|ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE)/
const TIMEOUT_CODES = new Set(['57014', '55P03', '40P01', '40001'])

/** The SQLSTATE or system code of a database error, wrapped by drizzle or not. */
export function databaseErrorCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    // A host name with several addresses fails with one error for each.
    const { code, errors } = cause as { code?: unknown; errors?: { code?: unknown }[] }
    const known = code ?? errors?.[0]?.code
    if (typeof known === 'string') return known
  }
  return undefined
}

/** Whether a statement waited too long for a lock of another transaction. */
export const isLockTimeout = (error: unknown) => databaseErrorCode(error) === '55P03'

/** Whether the role of the connection may not run a statement. */
export const isMissingPrivilege = (error: unknown) => databaseErrorCode(error) === '42501'

export const isUniqueViolation = (error: unknown) => databaseErrorCode(error) === UNIQUE_VIOLATION

/** Whether the database was unreachable or too slow, as opposed to a wrong statement. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = databaseErrorCode(error)
  return code !== undefined && (UNAVAILABLE_CODE.test(code) || TIMEOUT_CODES.has(code))
}

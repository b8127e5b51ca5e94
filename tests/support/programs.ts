import { findServerPrograms } from '@/scripts/drill/postgres-cluster'
import { findBinary } from './find-binary'

/**
 * Whether all programs are installed, for tests that are skipped without them.
 * @throws Error if one is missing and TEST_MISSING is `fail`
 */
export const hasPrograms = (...names: string[]): boolean =>
  isComplete(names.filter((name) => findBinary(name) === null))

/**
 * Whether a PostgreSQL server is installed, for tests that are skipped without one.
 * @throws Error if it is missing and TEST_MISSING is `fail`
 */
export const hasPostgresPrograms = (): boolean =>
  isComplete(findServerPrograms() ? [] : ['PostgreSQL'])

/**
 * Whether `startPostgresServer` would return a server: an installed one, or that of DATABASE_URL.
 * @throws Error if there is none and TEST_MISSING is `fail`
 */
export const hasPostgres = (): boolean => Boolean(process.env.DATABASE_URL) || hasPostgresPrograms()

function isComplete(missing: string[]): boolean {
  if (missing.length === 0) return true
  if (process.env.TEST_MISSING === 'fail') throw new Error(`Not installed: ${missing.join(', ')}.`)
  return false
}

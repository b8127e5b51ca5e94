import type { TableState } from '@/db'
import { BackupError } from './backup-error'

type States = Record<string, TableState>

const MAX_NAMED_TABLES = 5

/** Compares the tables of a restored database with those of the manifest. @throws BackupError */
export function assertEqualTables(expected: States, found: States): void {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort()
  const different = names.flatMap((name) => {
    const difference = describeDifference(expected[name], found[name])
    return difference ? [`${name} ${difference}`] : []
  })
  if (different.length === 0) return
  const named = different.slice(0, MAX_NAMED_TABLES).join('; ')
  const more = different.length > MAX_NAMED_TABLES ? ' and others' : ''
  throw new BackupError(`The restored database differs from the backup: ${named}${more}.`)
}

function describeDifference(expected?: TableState, found?: TableState): string | undefined {
  if (!expected) return 'is not in the backup'
  if (!found) return 'is missing'
  if (expected.rows !== found.rows) return `has ${found.rows} of ${expected.rows} rows`
  return expected.digest === found.digest ? undefined : 'has other contents'
}

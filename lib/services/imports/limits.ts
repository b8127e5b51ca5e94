import 'server-only'
import { env } from '@/lib/config/env'
import type { Actor } from '@/lib/context'
import { payloadTooLarge } from '../uploads/receive-file'

const MB = 2 ** 20
/** An import of a guest must not occupy a worker for minutes. */
const GUEST_LIMITS = { fileMb: 20, rows: 20_000 }

type Importer = Pick<Actor, 'isGuest'>

/** The maximum size of a playlist file. */
export function importSizeLimit({ isGuest }: Importer) {
  const { IMPORT_FILE_MB } = env()
  const megabytes = isGuest ? Math.min(IMPORT_FILE_MB, GUEST_LIMITS.fileMb) : IMPORT_FILE_MB
  return { maxBytes: megabytes * MB, createTooLargeError: payloadTooLarge }
}

/** The maximum number of rows in a playlist file. */
export function maxImportRows({ isGuest }: Importer): number {
  const { IMPORT_MAX_ROWS } = env()
  return isGuest ? Math.min(IMPORT_MAX_ROWS, GUEST_LIMITS.rows) : IMPORT_MAX_ROWS
}

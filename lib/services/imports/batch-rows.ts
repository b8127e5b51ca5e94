import 'server-only'
import { db } from '@/db'

/** The embedded database blocks the process while it runs a statement. */
const EMBEDDED_BATCH_ROWS = 100
/** A server needs two round trips per statement, whatever the number of its rows. */
const SERVER_BATCH_ROWS = 500

/** The number of rows of a file that are stored in one transaction. */
export const batchRows = (): number =>
  db.describe().postgres.kind === 'embedded' ? EMBEDDED_BATCH_ROWS : SERVER_BATCH_ROWS

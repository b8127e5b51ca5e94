import 'server-only'
import { db, type ImportRow, type QueuePosition } from '@/db'
import type { Import } from '@/lib/contract/import'

type Row = Pick<ImportRow, 'id' | 'kind' | 'status'>
type Positions = ReadonlyMap<string, QueuePosition>

/** Each open page of an import reads its position several times a second. */
const MAX_AGE_MS = 1_000

let last: { readAt: number; positions: Promise<Positions> } | undefined

/**
 * The places of files in the queue of all users, up to a second old; those that do not wait there are
 * missing.
 */
export async function findQueuePositions(rows: Row[]): Promise<Positions> {
  const waiting = rows.filter(({ kind, status }) => kind === 'file' && status === 'queued')
  if (waiting.length === 0) return new Map()
  const cached = isFresh(last) ? await last.positions : undefined
  // A file that was sent since has a place too.
  if (cached && waiting.every(({ id }) => cached.has(id))) return cached
  return readPositions()
}

/** The place of one file; null if it does not wait. */
export const findQueuePosition = async (row: Row): Promise<Import['queue']> =>
  (await findQueuePositions([row])).get(row.id) ?? null

const isFresh = (read: typeof last): read is NonNullable<typeof last> =>
  read !== undefined && performance.now() - read.readAt < MAX_AGE_MS

function readPositions(): Promise<Positions> {
  const positions = db.importQueue.list()
  const read = { readAt: performance.now(), positions }
  last = read
  positions.catch(() => {
    if (last === read) last = undefined
  })
  return positions
}

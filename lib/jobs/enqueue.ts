import 'server-only'
import { sql } from 'drizzle-orm'
import { fromDrizzle } from 'pg-boss'
import type { Transaction } from '@/db'
import type { JobName, JobPayload } from './catalog'
import { queue } from './queue'

/**
 * Opens the queue: before the transaction, since the embedded database has one connection and
 * could not be asked while that is held.
 */
export const openQueue = async (): Promise<void> => void (await queue())

/** Puts a job in the queue within a transaction: it runs if and only if that commits. */
export async function enqueue<Name extends JobName>(
  tx: Transaction,
  name: Name,
  payload: JobPayload<Name>,
): Promise<void> {
  const boss = await queue()
  await boss.send(name, payload, { db: fromDrizzle(tx.executor as never, sql) })
}

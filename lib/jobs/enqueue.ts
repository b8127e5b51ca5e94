import 'server-only'
import { sql } from 'drizzle-orm'
import { fromDrizzle } from 'pg-boss'
import type { Transaction } from '@/db'
import { type JobName, type JobPayload, jobs } from './catalog'
import { getQueue } from './queue'

type Options = {
  /** Known beforehand where the job is about one thing that has an id. */
  id?: string
  /** Whose job it is: its owner may watch it, and no user takes more than one worker of a kind. */
  userId?: string
  startAfter?: Date
}

/**
 * Opens the queue: before the transaction, since the embedded database has one connection and
 * could not be asked while that is held.
 */
export const openQueue = async (): Promise<void> => void (await getQueue())

/** Puts a job in the queue within a transaction: it runs if and only if that commits. Answers its id. */
export async function enqueue<Name extends JobName>(
  tx: Transaction,
  name: Name,
  payload: JobPayload<Name>,
  { id = crypto.randomUUID(), userId, startAfter }: Options = {},
): Promise<string> {
  const boss = await getQueue()
  await boss.send(name, jobs[name].payload.parse(payload), {
    id,
    ...(userId ? { group: { id: userId } } : {}),
    ...(startAfter ? { startAfter } : {}),
    db: fromDrizzle(tx.executor as never, sql),
  })
  return id
}

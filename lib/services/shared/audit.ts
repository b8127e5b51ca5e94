import 'server-only'
import { type AuditEvent, db, type Transaction } from '@/db'
import type { Context } from '@/lib/context'

type Entry = {
  userId: string
  event: AuditEvent
  /** The values of the event, for texts about it. No secrets. */
  params?: Record<string, string | number | boolean>
}

/** Adds an event to the audit log, in the transaction if there is one. */
export const recordAuditEvent = (
  { requestId }: Context,
  entry: Entry,
  store: Pick<Transaction, 'auditLog'> = db,
): Promise<void> => store.auditLog.add({ ...entry, requestId })

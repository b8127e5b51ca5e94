import 'server-only'
import { db, type Transaction } from '@/db'
import type { AuditEvent } from '@/lib/audit-events'
import type { Context } from '@/lib/context'
import { describeDevice } from './describe-device'

type Entry = {
  /** Null if no user caused it, or an unknown one. */
  userId: string | null
  event: AuditEvent
  /** The values of the event, for texts about it. No secrets, and nothing that names a person. */
  params?: Record<string, string | number | boolean>
}

/** The part of a request that the audit log keeps. */
export type AuditedRequest = Pick<Context, 'requestId' | 'address' | 'userAgent'>

/** Adds an event with its address and client to the audit log, in the transaction if there is one. */
export function recordAuditEvent(
  { requestId, address, userAgent }: AuditedRequest,
  entry: Entry,
  store: Pick<Transaction, 'auditLog'> = db,
): Promise<void> {
  return store.auditLog.add({ ...entry, requestId }, originOf({ address, userAgent }, entry))
}

function originOf(
  { address, userAgent }: Pick<AuditedRequest, 'address' | 'userAgent'>,
  { event }: Entry,
) {
  // Nothing about the person outlives the account.
  const isDeletion = event === 'account_deleted' || event === 'user_deleted'
  if (isDeletion || (!address && !userAgent)) return null
  return { address: address ?? null, device: describeDevice(userAgent ?? null) }
}

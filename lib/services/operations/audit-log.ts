import 'server-only'
import { db } from '@/db'
import { log } from '@/lib/observability/log'

/** The batches of a run, of about 1,000 events each: an earlier log is sealed in several runs. */
const MAX_BATCHES = 200

/**
 * Seals the events of the audit log that are an hour old. Logs the newest hash, so that it is kept
 * outside of the database too.
 */
export async function sealAuditLog(): Promise<void> {
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const seal = await db.auditSeals.sealNext()
    if (!seal) return
    log().info({ number: seal.number, rows: seal.rows, hash: seal.hash }, 'audit log sealed')
  }
}

/** Deletes addresses and devices after 90 days, and sealed batches of events after two years. */
export async function expireAuditLog(): Promise<void> {
  const origins = await db.auditRetention.deleteOrigins()
  if (origins > 0) log().info({ origins }, 'origins of audit events deleted')
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const events = await db.auditRetention.deleteOldestBatch()
    if (events === 0) return
    log().info({ events }, 'old audit events deleted')
  }
}

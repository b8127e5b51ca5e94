import 'server-only'
import { expireAuditLog, sealAuditLog } from '@/lib/services/operations/audit-log'

/** Seals the audit log and deletes what has expired. */
export async function handleAuditSeal(): Promise<void> {
  await sealAuditLog()
  await expireAuditLog()
}

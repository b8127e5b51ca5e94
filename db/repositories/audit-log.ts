import type { Database } from '../postgres'
import { auditLog } from '../schema/users'

export type AuditEvent = (typeof auditLog.$inferInsert)['event']
type Entry = Omit<typeof auditLog.$inferInsert, 'id' | 'createdAt'>

export const auditLogRepository = (db: Database) => ({
  async add(entry: Entry): Promise<void> {
    await db.insert(auditLog).values(entry)
  },
})

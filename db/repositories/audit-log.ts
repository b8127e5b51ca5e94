import { and, desc, eq, gt, inArray, lt } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { AuditEvent } from '@/lib/audit-events'
import type { Database } from '../postgres'
import { auditLog, auditOrigins } from '../schema/audit'

type Entry = Omit<typeof auditLog.$inferInsert, 'id' | 'createdAt'>
/** The address and the client of an event; null for unknown. */
type Origin = { address: string | null; device: string | null }

export const auditLogRepository = (db: Database) => ({
  /** Adds an event, and its origin if there is one. */
  async add(entry: Entry, origin: Origin | null): Promise<void> {
    const id = uuidv7()
    await db.insert(auditLog).values({ ...entry, id })
    if (!origin) return
    await db.insert(auditOrigins).values({ auditId: id, userId: entry.userId, ...origin })
  },

  /** Whether one of the events happened to a user after a time. */
  async hasSince(userId: string, events: AuditEvent[], time: Date): Promise<boolean> {
    const found = await db
      .select({ id: auditLog.id })
      .from(auditLog)
      .where(
        and(
          eq(auditLog.userId, userId),
          gt(auditLog.createdAt, time),
          inArray(auditLog.event, events),
        ),
      )
      .limit(1)
    return found.length > 0
  },

  /** A page of the events of a user, the latest first; `after` is the id of an event. */
  listOwn: (userId: string, { limit, after }: { limit: number; after?: string }) =>
    db
      .select({
        id: auditLog.id,
        event: auditLog.event,
        createdAt: auditLog.createdAt,
        address: auditOrigins.address,
        device: auditOrigins.device,
      })
      .from(auditLog)
      .leftJoin(auditOrigins, eq(auditOrigins.auditId, auditLog.id))
      .where(
        and(eq(auditLog.userId, userId), after === undefined ? undefined : lt(auditLog.id, after)),
      )
      .orderBy(desc(auditLog.id))
      .limit(limit + 1),
})

import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { AccountEvent } from '@/lib/contract/activity'
import { requireSession } from '../shared/access'
import { decodeCursor, paginate } from '../shared/cursor'

type Page = { data: AccountEvent[]; nextCursor: string | null }

/** Lists the security events of the user, the latest first. @throws AppError `invalid_cursor` */
export async function listActivity(
  ctx: Context,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page> {
  const { userId } = requireSession(ctx)
  const scope = JSON.stringify(['activity', userId])
  const after = decodeCursor(scope, cursor)?.map(String)[0]
  const rows = await db.auditLog.listOwn(userId, { limit, after })
  const page = paginate(rows, { scope, limit, keysOf: (row) => [row.id] })
  return {
    data: page.rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    nextCursor: page.nextCursor,
  }
}

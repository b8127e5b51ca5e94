import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'

export type QueuePosition = { position: number; length: number }

/** The files of all users that wait for their import. */
export const importQueueRepository = (db: Database) => ({
  /** The positions of all waiting files from 1 by their imports, guests behind accounts. */
  async list(): Promise<Map<string, QueuePosition>> {
    const rows = await rowsOf<QueuePosition & { id: string }>(
      db,
      sql`select i.id, (count(*) over ())::int as length, (row_number() over (
            order by u.guest_until is not null, i.created_at, i.id))::int as position
          from imports i join users u on u.id = i.user_id
          where i.status = 'queued' and i.kind = 'file'`,
    )
    return new Map(rows.map(({ id, ...place }) => [id, place]))
  },
})

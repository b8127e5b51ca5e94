import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { imports } from '../schema/imports'
import type { RemovalReason } from './import-changes'
import { endedStatus } from './imports'

/** The days in which a removal can be confirmed, and afterwards undone. */
export const CONFIRMATION_DAYS = 7
export const UNDO_DAYS = 1
const KEPT_DAYS = CONFIRMATION_DAYS + UNDO_DAYS + 1
/** Rows that one statement changes, so that it ends before the deadline of a statement. */
const MAX_SWEPT_ROWS = 1_000
/** Removed tracks of a list that its report names permanently. */
const MAX_KEPT_REMOVED = 1_000

/** Tracks of a list whose removal waits for a confirmation. */
export type WaitingRemoval = { reason: RemovalReason; trackIds: string[] }
type Superseding = { userId: string; importId: string; list: string; isChanged: boolean }

const hasPending = sql`exists (select from import_changes c
  where c.import_id = imports.id and cardinality(c.pending) > 0)`

/** Removals of tracks that wait for a confirmation. */
export const pendingRemovalRepository = (db: Database) => ({
  /** The removals of a list that were neither confirmed nor declined, also of imports that failed. */
  async find({ userId, list }: { userId: string; list: string }): Promise<WaitingRemoval[]> {
    return rowsOf(
      db,
      sql`select coalesce(c.reason, 'many_removals') as reason, c.pending::text[] as "trackIds"
          from import_changes c join imports i on i.id = c.import_id
          where c.list = ${list} and i.user_id = ${userId} and cardinality(c.pending) > 0
          order by c.reason`,
    )
  },

  /**
   * Ends the wait of earlier imports of a list, because a newer one is in it; their undo ends too if
   * the newer one has changed the list.
   */
  async supersede({ userId, importId, list, isChanged }: Superseding): Promise<void> {
    const superseded = await rowsOf<{ wasPending: boolean }>(
      db,
      sql`update import_changes c set pending = '{}',
            superseded_by = case when ${isChanged} then ${importId}::uuid else c.superseded_by end
          from imports i, import_changes old
          where i.id = c.import_id and i.user_id = ${userId} and c.list = ${list}
            and c.import_id <> ${importId}
            and (c.superseded_by is null or exists (
              select from imports s where s.id = c.superseded_by and s.undone_at is not null))
            and old.import_id = c.import_id and old.list = c.list
            and (${isChanged} or cardinality(c.pending) > 0)
          returning cardinality(old.pending) > 0 as "wasPending"`,
    )
    if (!superseded.some(({ wasPending }) => wasPending)) return
    await db.execute(
      sql`update imports set status = ${endedStatus}, confirmed_at = now(), removal_confirmed = false
          where user_id = ${userId} and status = 'needs_confirmation' and not ${hasPending}`,
    )
  },

  /** Keeps the tracks of all removals that were not confirmed in time; returns their imports. */
  async expire(): Promise<number> {
    const rows = await rowsOf(
      db,
      sql`update imports set status = ${endedStatus}, confirmed_at = finished_at
            + make_interval(days => ${CONFIRMATION_DAYS}), removal_confirmed = false
          where id in (select id from ${imports} where status = 'needs_confirmation'
            and finished_at < now() - make_interval(days => ${CONFIRMATION_DAYS})
            limit ${MAX_SWEPT_ROWS})
          returning id`,
    )
    return rows.length
  },

  /** Deletes what undo needs of imports whose time for it is over. Counts and removed tracks stay. */
  async purgeUndo(): Promise<number> {
    const rows = await rowsOf(
      db,
      sql`update import_changes c set before = '{}', after = '{}', added = '{}', pending = '{}',
            removed = c.removed[1:${MAX_KEPT_REMOVED}]
          where (c.import_id, c.list) in (
            select o.import_id, o.list from import_changes o join imports i on i.id = o.import_id
            where i.finished_at < now() - make_interval(days => ${KEPT_DAYS})
              and (cardinality(o.after) > 0 or cardinality(o.before) > 0 or cardinality(o.added) > 0)
            limit ${MAX_SWEPT_ROWS})
          returning 1`,
    )
    return rows.length
  },
})

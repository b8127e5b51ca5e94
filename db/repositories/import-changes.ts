import { inArray, sql } from 'drizzle-orm'
import { insertRows } from '../insert-rows'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { importChanges } from '../schema/import-changes'
import { toUuids } from './uuid-arrays'

/** Why the removal of tracks waits for a confirmation. */
export type RemovalReason = 'many_removals' | 'doubtful_match'

/** A list that an import changed: a playlist by its id, or `liked`. */
export type ImportChange = {
  list: string
  /** Whether the import created the playlist. */
  isNew: boolean
  /** The tracks before and after the import, in list order; empty for the liked songs. */
  before: string[]
  after: string[]
  /** The tracks, or liked songs, that it added; the tracks that it removed. */
  added: string[]
  removed: string[]
  /** The tracks whose removal waits for a confirmation. */
  pending: string[]
  /** Whether a later import, which was not undone, has changed the list again. */
  isSuperseded: boolean
}

export type ImportChangeTotals = {
  added: number
  removed: number
  pending: number
  /** Why tracks wait for a confirmation; null if none do. */
  reason: RemovalReason | null
}

type Key = { importId: string; list: string }
type NewChange = Key & { isNew: boolean; reason: RemovalReason | null; pending: string[] }
type Orders = { before: string[]; after: string[] }

/** The totals of an import that changed no list. */
export const NO_CHANGES: ImportChangeTotals = { added: 0, removed: 0, pending: 0, reason: null }

const toArray = (column: string) =>
  sql.raw(`array(select x::text from unnest(c.${column})
  with ordinality u(x, n) order by n)`)

/**
 * The changes of lists by imports, for undo and confirmation. The caller has found the import by its
 * owner, or is the job that runs it.
 */
export const importChangeRepository = (db: Database) => ({
  /** Adds a change of a list to that of an earlier try of the same import; nothing if it is none. */
  async record(change: NewChange, { before, after }: Orders): Promise<void> {
    const [old, current] = [new Set(before), new Set(after)]
    const added = after.filter((id) => !old.has(id))
    const removed = before.filter((id) => !current.has(id))
    const isSameOrder = before.every((id, index) => id === after[index])
    const isChanged = !isSameOrder || before.length !== after.length
    if (!isChanged && change.pending.length === 0 && !change.isNew) return
    const { importId, list, isNew, reason, pending } = change
    await db.execute(sql`
      insert into import_changes
        (import_id, list, is_new, reason, before, after, added, removed, pending,
          added_count, removed_count)
      values (${importId}, ${list}, ${isNew}, ${reason}, ${toUuids(before)}, ${toUuids(after)},
        ${toUuids(added)}, ${toUuids(removed)}, ${toUuids(pending)},
        ${added.length}, ${removed.length})
      on conflict (import_id, list) do update set
        reason = excluded.reason, after = excluded.after, pending = excluded.pending,
        added = import_changes.added || excluded.added,
        removed = import_changes.removed || excluded.removed,
        added_count = import_changes.added_count + excluded.added_count,
        removed_count = import_changes.removed_count + excluded.removed_count`)
  },

  /** Adds playlists that an import created, with their tracks. */
  async recordNew(importId: string, lists: { list: string; added: string[] }[]): Promise<void> {
    const rows = lists.map(({ list, added }) => ({
      ...{ importId, list, isNew: true },
      ...{ after: added, added, addedCount: added.length },
    }))
    await insertRows(db, importChanges, rows)
  },

  /** Adds songs that an import liked. */
  async recordLikes(importId: string, songIds: string[]): Promise<void> {
    if (songIds.length === 0) return
    await db.execute(sql`
      insert into import_changes (import_id, list, added, added_count)
      values (${importId}, 'liked', ${toUuids(songIds)}, ${songIds.length})
      on conflict (import_id, list) do update set
        added = import_changes.added || excluded.added,
        added_count = import_changes.added_count + excluded.added_count`)
  },

  /** The changes of an import, in the order in which their lists are locked. */
  async list(importId: string): Promise<ImportChange[]> {
    return rowsOf(
      db,
      sql`select c.list, c.is_new as "isNew", ${toArray('before')} as before,
            ${toArray('after')} as after, ${toArray('added')} as added,
            ${toArray('removed')} as removed, ${toArray('pending')} as pending,
            exists (select from imports i where i.id = c.superseded_by and i.undone_at is null)
              as "isSuperseded"
          from import_changes c where c.import_id = ${importId} order by c.list`,
    )
  },

  /** The numbers of tracks that imports added and removed, and of those that wait for removal. */
  async countMany(importIds: string[]): Promise<Map<string, ImportChangeTotals>> {
    if (importIds.length === 0) return new Map()
    const rows = await db
      .select({
        id: importChanges.importId,
        added: sql<number>`sum(${importChanges.addedCount})::int`,
        removed: sql<number>`sum(${importChanges.removedCount})::int`,
        pending: sql<number>`sum(cardinality(${importChanges.pending}))::int`,
        // Of two reasons, the list that may be another one is the more important.
        reason: sql<RemovalReason | null>`min(${importChanges.reason})
          filter (where cardinality(${importChanges.pending}) > 0)`,
      })
      .from(importChanges)
      .where(inArray(importChanges.importId, importIds))
      .groupBy(importChanges.importId)
    return new Map(rows.map(({ id, ...totals }) => [id, totals]))
  },

  async count(importId: string): Promise<ImportChangeTotals> {
    return (await this.countMany([importId])).get(importId) ?? NO_CHANGES
  },

  /** Ends the wait of a list; `removed` are the tracks that were removed after all. */
  async settle({ importId, list }: Key, removed: string[]): Promise<void> {
    await db.execute(sql`
      update import_changes set pending = '{}', removed = removed || ${toUuids(removed)},
        removed_count = removed_count + ${removed.length}
      where import_id = ${importId} and list = ${list}`)
  },
})

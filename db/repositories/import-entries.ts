import { and, count, countDistinct, eq, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { importEntries } from '../schema/import-lists'
import type { ImportListKey } from './import-lists'

type Entry = { position: number; songId: string; addedAt: Date | null }
/** A song of a list; `addedAt` as ISO 8601 with microseconds, null if unknown. */
export type ImportedSong = { songId: string; addedAt: string | null }

const PAGE_ROWS = 1_000

const isEntryOf = ({ importId, number }: ImportListKey) =>
  and(eq(importEntries.importId, importId), eq(importEntries.list, number))

/** The songs of a list that is being imported, until they are in a playlist. */
export const importEntryRepository = (db: Database) => ({
  async add({ importId, number }: ImportListKey, entries: Entry[]): Promise<void> {
    if (entries.length === 0) return
    await db
      .insert(importEntries)
      .values(entries.map((entry) => ({ importId, list: number, ...entry })))
  },

  /** All songs read so far, in the order of the list. */
  async list(key: ImportListKey): Promise<ImportedSong[]> {
    const all: ImportedSong[] = []
    for (let after = -1; ; ) {
      const rows = await rowsOf<ImportedSong & { position: number }>(
        db,
        sql`select position, song_id as "songId", to_json(added_at)#>>'{}' as "addedAt"
            from import_entries where import_id = ${key.importId} and list = ${key.number}
              and position > ${after} order by position limit ${PAGE_ROWS}`,
      )
      all.push(...rows.map(({ songId, addedAt }) => ({ songId, addedAt })))
      const last = rows.at(-1)
      if (!last || rows.length < PAGE_ROWS) return all
      after = last.position
    }
  },

  /** The number of entries read so far, and how many of them repeat a song. */
  async count(key: ImportListKey): Promise<{ entries: number; duplicates: number }> {
    const [row] = await db
      .select({ entries: count(), songs: countDistinct(importEntries.songId) })
      .from(importEntries)
      .where(isEntryOf(key))
    return { entries: row?.entries ?? 0, duplicates: (row?.entries ?? 0) - (row?.songs ?? 0) }
  },

  async remove(key: ImportListKey): Promise<void> {
    await db.delete(importEntries).where(isEntryOf(key))
  },
})

import { sql } from 'drizzle-orm'
import { sortName } from '@/lib/song-text/song-keys'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { CHUNK_ROWS, inChunks } from './chunks'

/** `id` is that of the original, by which `library_copies` has an index. */
type Named = { id: string; newId: string; name: string }

const KINDS = [
  {
    kind: 'artist',
    table: sql`artists`,
    name: sql`name`,
    sort: sql`sort_name`,
    sources: sql`jsonb_build_object('name', 'migrated')`,
  },
  {
    kind: 'album',
    table: sql`albums`,
    name: sql`title`,
    sort: sql`sort_title`,
    sources: sql`jsonb_strip_nulls(jsonb_build_object('title', 'migrated',
      'albumArtist', case when t.album_artist is not null then 'migrated' end,
      'releaseYear', case when t.release_year is not null then 'migrated' end,
      'coverUrl', case when t.cover_url is not null then 'migrated' end))`,
  },
]

/**
 * Gives users their artists and albums, with sort names and the sources of their fields, which all
 * rank lowest.
 */
export async function moveArtistsAndAlbums(tx: Database, userIds: string[]): Promise<void> {
  for (const { kind, table, name, sort, sources } of KINDS) {
    for (const userId of userIds) {
      const read = (after: string) =>
        rowsOf<Named>(
          tx,
          sql`select c.old_id as id, c.new_id as "newId", t.${name} as name
            from library_copies c join ${table} t on t.id = c.new_id
            where c.user_id = ${userId} and c.kind = ${kind} and c.old_id > ${after}
            order by c.old_id limit ${CHUNK_ROWS}`,
        )
      await inChunks(read, async (rows) => {
        const values = rows.map((row) => ({ id: row.newId, sort: sortName(row.name) }))
        await tx.execute(sql`
          update ${table} t set user_id = ${userId}, ${sort} = unaccent(x.sort),
            field_sources = ${sources}
          from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
            as x(id uuid, sort text) where t.id = x.id`)
      })
    }
  }
}

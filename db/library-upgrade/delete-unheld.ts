import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { CHUNK_ROWS, inChunks } from './chunks'

/** Deletes songs, artists and albums that no user holds, in chunks. */
export async function deleteUnheld(database: Database): Promise<void> {
  for (const name of ['songs', 'artists', 'albums']) {
    const table = sql.identifier(name)
    await inChunks<{ id: string }>(
      (after) =>
        rowsOf(
          database,
          sql`select id from ${table} where user_id is null and id > ${after}
            order by id limit ${CHUNK_ROWS}`,
        ),
      async (rows) => {
        const ids = rows.map(({ id }) => id)
        await database.execute(sql`delete from ${table} where id in ${ids}`)
      },
    )
  }
}

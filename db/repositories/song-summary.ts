import { getTableName, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

// Qualified: the subquery below has columns of the same name.
const qualified = ({ table, name }: AnyPgColumn): SQL =>
  sql`${sql.identifier(getTableName(table))}.${sql.identifier(name)}`

/** The title and artists of a song, for people who read the export. */
export const songSummary = (songId: AnyPgColumn) =>
  sql<{ title: string; artists: string[] } | null>`(
    select json_build_object('title', s.title, 'artists', coalesce((
      select json_agg(ar.name order by sa.place) from song_artists sa
      join artists ar on ar.id = sa.artist_id where sa.song_id = s.id), '[]'::json))
    from songs s where s.id = ${qualified(songId)})`

import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'

/** Tables whose rows name songs, each with the condition on the user of a copy `c`. */
const REFERENCES: { table: string; isOfUser: SQL; from?: SQL }[] = [
  ...['liked_songs', 'plays', 'video_choices', 'video_refusals'].map((table) => ({
    table,
    isOfUser: sql`x.user_id = c.user_id`,
  })),
  {
    table: 'playlist_tracks',
    from: sql`, playlists p`,
    isOfUser: sql`p.id = x.playlist_id and p.user_id = c.user_id`,
  },
  {
    table: 'import_entries',
    from: sql`, imports i`,
    isOfUser: sql`i.id = x.import_id and i.user_id = c.user_id`,
  },
]

/** Lets the lists, likes, plays, choices and imports of users name the songs of their libraries. */
export async function moveReferences(tx: Database): Promise<void> {
  for (const { table, from = sql``, isOfUser } of REFERENCES) {
    await tx.execute(sql`
      update ${sql.identifier(table)} x set song_id = c.new_id from library_copies c ${from}
      where c.kind = 'song' and c.old_id = x.song_id and c.new_id <> c.old_id and ${isOfUser}`)
  }
}

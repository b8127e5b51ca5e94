import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'

/** Tables whose rows name a user and a song. */
const OWNED_TABLES = ['liked_songs', 'plays', 'video_choices', 'video_refusals']

/** Lets the lists, likes, plays, choices and imports of users name the songs of their libraries. */
export async function moveReferences(tx: Database, userIds: string[]): Promise<void> {
  const isCopy = sql`c.kind = 'song' and c.new_id <> c.old_id`
  for (const table of OWNED_TABLES) {
    await tx.execute(sql`
      update ${sql.identifier(table)} x set song_id = c.new_id from library_copies c
      where ${isCopy} and c.user_id in ${userIds} and c.old_id = x.song_id and x.user_id = c.user_id`)
  }
  // From the users to their rows: the rows that name a popular song belong to many other users.
  await tx.execute(sql`
    with moved as materialized (
      select t.id, c.new_id from playlists p join playlist_tracks t on t.playlist_id = p.id
      join library_copies c on c.user_id = p.user_id and c.old_id = t.song_id and ${isCopy}
      where p.user_id in ${userIds})
    update playlist_tracks x set song_id = m.new_id from moved m where x.id = m.id`)
  await tx.execute(sql`
    with moved as materialized (
      select e.import_id, e.list, e.position, c.new_id
      from imports i join import_entries e on e.import_id = i.id
      join library_copies c on c.user_id = i.user_id and c.old_id = e.song_id and ${isCopy}
      where i.user_id in ${userIds})
    update import_entries x set song_id = m.new_id from moved m
    where x.import_id = m.import_id and x.list = m.list and x.position = m.position`)
}

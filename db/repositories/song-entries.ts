import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'

type Owned = { userId: string; songId: string }
/** The tracks of one playlist that are one song. */
export type PlaylistEntries = { playlistId: string; trackIds: string[] }

/** The places of a song in its owner's playlists, by playlist. */
export const songEntryRepository = (db: Database) => {
  const list = ({ userId, songId }: Owned, removal: SQL) =>
    rowsOf<PlaylistEntries>(
      db,
      sql`select t.playlist_id as "playlistId", array_agg(t.id::text) as "trackIds"
          from playlist_tracks t join playlists p on p.id = t.playlist_id
          join songs s on s.id = t.song_id
          where p.user_id = ${userId} and s.user_id = p.user_id and t.song_id = ${songId} and ${removal}
          group by t.playlist_id order by t.playlist_id`,
    )
  return {
    list: (owned: Owned): Promise<PlaylistEntries[]> => list(owned, sql`t.removed_at is null`),

    /** The tracks that were removed together with the song, not those removed before it. */
    listRemovedWithSong: (owned: Owned): Promise<PlaylistEntries[]> =>
      list(owned, sql`t.removed_at = s.removed_at`),
  }
}

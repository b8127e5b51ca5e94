import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'

// A random UUID with the time of another one: copies sort as their originals do.
const copiedId = (id: string) =>
  sql.raw(`encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(uuid_send(${id}) from 1 for 6) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid`)

/**
 * Fills `library_copies`: for each user the songs that they hold, with the artists and albums of
 * these, and the id of each in their library. One holder of a row keeps its id: the owner of an
 * upload, else who held it first.
 */
export async function listCopies(tx: Database): Promise<void> {
  await tx.execute(sql`
    insert into library_copies (user_id, kind, old_id, new_id)
    select h.user_id, 'song', h.song_id,
      case when row_number() over (partition by h.song_id
          order by h.user_id = s.owner_id desc nulls last, h.held_at, h.user_id) = 1
        then h.song_id else ${copiedId('h.song_id')} end
    from (
      select user_id, song_id, min(held_at) as held_at from (
        select p.user_id, t.song_id, t.added_at as held_at
          from playlist_tracks t join playlists p on p.id = t.playlist_id
        union all select user_id, song_id, liked_at from liked_songs
        union all select user_id, song_id, played_at from plays
        union all select user_id, song_id, chosen_at from video_choices
        union all select user_id, song_id, refused_at from video_refusals
        union all select user_id, song_id, left_at from former_songs
        union all select i.user_id, e.song_id, i.created_at
          from import_entries e join imports i on i.id = e.import_id
        union all select user_id, song_id, created_at from uploads where song_id is not null
        union all select s.user_id, encode(substring(r.added from n * 16 + 1 for 16), 'hex')::uuid, s.started_at
          from shuffle_revisions r join shuffle_sessions s on s.id = r.session_id,
            generate_series(0, length(r.added) / 16 - 1) as n
          where s.list in ('liked', 'library') and s.ended_at is null
        union all select owner_id, id, created_at from songs where owner_id is not null) holders
      group by user_id, song_id) h
    join songs s on s.id = h.song_id and (s.owner_id is null or s.owner_id = h.user_id)
    join users u on u.id = h.user_id`)
  await tx.execute(sql`analyze library_copies`)
  await tx.execute(sql`
    insert into library_copies (user_id, kind, old_id, new_id)
    select h.user_id, 'album', h.album_id,
      case when row_number() over (partition by h.album_id order by h.keeps desc, h.user_id) = 1
        then h.album_id else ${copiedId('h.album_id')} end
    from (select c.user_id, s.album_id, bool_or(c.new_id = c.old_id) as keeps
      from library_copies c join songs s on s.id = c.old_id
      where c.kind = 'song' and s.album_id is not null group by c.user_id, s.album_id) h`)
  await tx.execute(sql`
    insert into library_copies (user_id, kind, old_id, new_id)
    select h.user_id, 'artist', h.artist_id,
      case when row_number() over (partition by h.artist_id order by h.keeps desc, h.user_id) = 1
        then h.artist_id else ${copiedId('h.artist_id')} end
    from (select c.user_id, sa.artist_id, bool_or(c.new_id = c.old_id) as keeps
      from library_copies c join song_artists sa on sa.song_id = c.old_id
      where c.kind = 'song' group by c.user_id, sa.artist_id) h`)
  await tx.execute(sql`analyze library_copies`)
}

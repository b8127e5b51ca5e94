import { sql } from 'drizzle-orm'
import type { Database } from '@/db/postgres'
import { rowsOf } from '@/db/rows'

/**
 * Adds users to a database before `0021_library_prepare` who all have lists, likes and plays of the
 * same songs.
 */
export async function addListeners(
  database: Database,
  { users, songs }: { users: number; songs: number },
): Promise<void> {
  const run = (statement: ReturnType<typeof sql>) => database.execute(statement)
  await run(sql`insert into users (id, email, display_name)
    select gen_random_uuid(), 'shared-' || n || '@example.org', 'Shared ' || n
    from generate_series(1, ${users}::int) n`)
  await run(sql`insert into artists (id, name, match_key)
    select gen_random_uuid(), 'Shared artist ' || n, 'shared artist ' || n
    from generate_series(1, 5) n`)
  await run(sql`insert into songs
      (id, title, duration_ms, source, match_key, sort_artist, sort_title, search)
    select gen_random_uuid(), 'Shared ' || n, 100000 + n, 'file', 'shared ' || n, 'shared artist',
      'shared ' || n, 'shared'::tsvector from generate_series(1, ${songs}::int) n`)
  await run(sql`insert into song_artists (song_id, artist_id, place)
    select s.id, a.id, 0 from songs s join artists a
      on a.name = 'Shared artist ' || 1 + substr(s.title, 8)::int % 5
    where s.title like 'Shared %'`)
  await run(sql`insert into playlists (id, user_id, name)
    select gen_random_uuid(), id, 'Shared' from users where email like 'shared-%'`)
  await run(sql`insert into playlist_tracks (id, playlist_id, song_id, position)
    select gen_random_uuid(), p.id, s.id, 'a' || lpad(substr(s.title, 8), 6, '0')
    from playlists p, songs s where p.name = 'Shared' and s.title like 'Shared %'`)
  await run(sql`insert into liked_songs (user_id, song_id)
    select u.id, s.id from users u, songs s
    where u.email like 'shared-%' and s.title like 'Shared %1'`)
  await run(sql`insert into plays (id, user_id, song_id, outcome, played_ms, played_at)
    select gen_random_uuid(), u.id, s.id, 'finished', 1000, now() from users u, songs s
    where u.email like 'shared-%' and s.title like 'Shared %2'`)
}

/** The lists, likes and plays of these users by titles; `isOwn` is a condition on `s` and `x.holder`. */
export const holdingsOf = (database: Database, isOwn = sql`true`) =>
  rowsOf(
    database,
    sql`select u.email, h.kind, count(*)::int as count, bool_and(h.own) as own,
        string_agg(h.title, ',' order by h.place, h.title) as titles
      from users u join (
        select p.user_id, 'tracks' as kind, t.position::text as place, s.title, ${isOwn} as own
          from playlist_tracks t join playlists p on p.id = t.playlist_id join songs s on s.id = t.song_id,
            lateral (select p.user_id as holder) x
        union all select l.user_id, 'likes', '', s.title, ${isOwn} from liked_songs l
          join songs s on s.id = l.song_id, lateral (select l.user_id as holder) x
        union all select l.user_id, 'plays', '', s.title, ${isOwn} from plays l
          join songs s on s.id = l.song_id, lateral (select l.user_id as holder) x) h
      on h.user_id = u.id where u.email like 'shared-%' group by u.email, h.kind order by 1, 2`,
  )

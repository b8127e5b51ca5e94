import { sql } from 'drizzle-orm'
import { db } from '@/db'

const CHUNK = 2_000

/** A playlist of `count` tracks by a tenth as many artists, written straight into the database. */
export async function aLargePlaylist(userId: string, count: number): Promise<string> {
  const { drizzle } = db.describe().postgres
  const playlistId = crypto.randomUUID()
  const tag = playlistId.slice(0, 8)
  await drizzle.execute(sql`insert into playlists (id, user_id, name, track_count)
    values (${playlistId}, ${userId}, ${`Large ${count}`}, ${count})`)
  const artistCount = Math.max(2, Math.floor(count / 10))
  await drizzle.execute(sql`insert into artists (id, user_id, name, sort_name, match_key)
    select gen_random_uuid(), ${userId}::uuid, 'Artist ' || i, 'artist', ${tag} || '-' || i
    from generate_series(1, ${artistCount}::int) i`)
  for (let from = 1; from <= count; from += CHUNK) {
    const to = Math.min(count, from + CHUNK - 1)
    await drizzle.execute(sql`with made as (
        insert into songs (id, user_id, title, source, match_key, recording_key, search, sort_artist, sort_title, duration_ms, artists)
        select gen_random_uuid(), ${userId}::uuid, 'Song ' || i, 'file', ${tag} || '-' || i,
          'test:' || ${tag} || '-' || i,
          array_to_tsvector(array['song', (i % 100)::text]), 'a', 's', 180000,
          jsonb_build_array(jsonb_build_object('id', a.id, 'name', a.name))
        from generate_series(${from}::int, ${to}::int) i
        join artists a on a.match_key = ${tag} || '-' || (1 + i % ${artistCount}::int)
        returning id, match_key),
      credited as (
        insert into song_artists (user_id, song_id, artist_id, place)
        select ${userId}::uuid, m.id, a.id, 0 from made m join artists a on a.match_key =
          ${tag} || '-' || (1 + split_part(m.match_key, '-', 2)::int % ${artistCount}::int))
      insert into playlist_tracks (id, playlist_id, song_id, position)
      select gen_random_uuid(), ${playlistId}::uuid, id,
        'b' || lpad(split_part(match_key, '-', 2), 8, '0') || 'V' from made`)
  }
  return playlistId
}

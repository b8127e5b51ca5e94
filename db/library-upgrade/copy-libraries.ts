import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'

/** Makes the copies of `library_copies` for some users. The originals stay as they are. */
export async function copyLibraries(tx: Database, userIds: string[]): Promise<void> {
  const isCopy = sql`c.user_id in ${userIds} and c.new_id <> c.old_id`
  await tx.execute(sql`
    insert into artists (id, user_id, name, match_key)
    select c.new_id, c.user_id, a.name, a.match_key
    from library_copies c join artists a on a.id = c.old_id where c.kind = 'artist' and ${isCopy}`)
  await tx.execute(sql`
    insert into albums (id, user_id, title, match_key, cover_url, release_year, album_artist)
    select c.new_id, c.user_id, al.title, al.match_key, al.cover_url, al.release_year, al.album_artist
    from library_copies c join albums al on al.id = c.old_id where c.kind = 'album' and ${isCopy}`)
  // The songs get copies of their albums by a trigger, and those of their artists when they move.
  await tx.execute(sql`
    insert into songs (id, user_id, title, album_id, duration_ms, isrc, explicit, genres,
      release_year, track_number, source, match_key, search, sort_artist, sort_title,
      piece_id, youtube_id, created_at)
    select c.new_id, c.user_id, s.title, al.new_id, s.duration_ms, s.isrc, s.explicit, s.genres,
      s.release_year, s.track_number, s.source, s.match_key, s.search, s.sort_artist, s.sort_title,
      s.piece_id, s.youtube_id, s.created_at
    from library_copies c join songs s on s.id = c.old_id
    left join library_copies al
      on al.kind = 'album' and al.user_id = c.user_id and al.old_id = s.album_id
    where c.kind = 'song' and ${isCopy}`)
  await tx.execute(sql`
    insert into song_artists (user_id, song_id, artist_id, place)
    select c.user_id, c.new_id, a.new_id, sa.place
    from library_copies c join song_artists sa on sa.song_id = c.old_id
    join library_copies a
      on a.kind = 'artist' and a.user_id = c.user_id and a.old_id = sa.artist_id
    where c.kind = 'song' and ${isCopy}`)
  await tx.execute(sql`
    insert into song_sources (user_id, source, external_id, song_id)
    select c.user_id, x.source, x.external_id, c.new_id
    from library_copies c join song_sources x on x.song_id = c.old_id
    where c.kind = 'song' and ${isCopy}`)
}

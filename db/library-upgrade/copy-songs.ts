import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'

/** Makes the copies of `library_copies`, and gives the originals to the users who keep them. */
export async function copySongs(tx: Database): Promise<void> {
  await copyArtistsAndAlbums(tx)
  await copySongRows(tx)
  await copyCredits(tx)
  await copySourceIds(tx)
}

async function copyArtistsAndAlbums(tx: Database): Promise<void> {
  await tx.execute(sql`
    insert into artists (id, user_id, name, match_key)
    select c.new_id, c.user_id, a.name, a.match_key
    from library_copies c join artists a on a.id = c.old_id
    where c.kind = 'artist' and c.new_id <> c.old_id`)
  await tx.execute(sql`
    update artists a set user_id = c.user_id from library_copies c
    where c.kind = 'artist' and c.new_id = c.old_id and a.id = c.old_id`)
  // The artist of an album is stored in its key alone: an artist with that key has the spelling.
  await tx.execute(sql`
    update albums al set album_artist = a.name from artists a
    where a.match_key = substring(al.match_key from '[^|]*$') and a.match_key <> ''`)
  await tx.execute(sql`
    insert into albums (id, user_id, title, match_key, cover_url, release_year, album_artist)
    select c.new_id, c.user_id, al.title, al.match_key, al.cover_url, al.release_year, al.album_artist
    from library_copies c join albums al on al.id = c.old_id
    where c.kind = 'album' and c.new_id <> c.old_id`)
  await tx.execute(sql`
    update albums al set user_id = c.user_id from library_copies c
    where c.kind = 'album' and c.new_id = c.old_id and al.id = c.old_id`)
}

async function copySongRows(tx: Database): Promise<void> {
  await tx.execute(sql`
    insert into songs (id, user_id, title, album_id, duration_ms, isrc, explicit, genres,
      release_year, track_number, source, match_key, search, sort_artist, sort_title, artists,
      piece_id, youtube_id, created_at)
    select c.new_id, c.user_id, s.title, al.new_id, s.duration_ms, s.isrc, s.explicit, s.genres,
      s.release_year, s.track_number, s.source, s.match_key, s.search, s.sort_artist, s.sort_title,
      s.artists, s.piece_id, s.youtube_id, s.created_at
    from library_copies c join songs s on s.id = c.old_id
    left join library_copies al
      on al.kind = 'album' and al.user_id = c.user_id and al.old_id = s.album_id
    where c.kind = 'song' and c.new_id <> c.old_id`)
  await tx.execute(sql`
    update songs s set user_id = c.user_id from library_copies c
    where c.kind = 'song' and c.new_id = c.old_id and s.id = c.old_id`)
  await tx.execute(sql`
    update songs s set album_id = al.new_id from library_copies al
    where al.kind = 'album' and al.user_id = s.user_id and al.old_id = s.album_id
      and al.new_id <> al.old_id`)
  await tx.execute(sql`analyze songs`)
}

// Triggers copy the artists and the ids of services into the songs.
async function copyCredits(tx: Database): Promise<void> {
  await tx.execute(sql`
    insert into song_artists (user_id, song_id, artist_id, place)
    select c.user_id, c.new_id, a.new_id, sa.place
    from library_copies c join song_artists sa on sa.song_id = c.old_id
    join library_copies a
      on a.kind = 'artist' and a.user_id = c.user_id and a.old_id = sa.artist_id
    where c.kind = 'song' and c.new_id <> c.old_id`)
  await tx.execute(sql`
    update song_artists sa set user_id = s.user_id, artist_id = a.new_id
    from songs s, library_copies a
    where s.id = sa.song_id and sa.user_id is null
      and a.kind = 'artist' and a.user_id = s.user_id and a.old_id = sa.artist_id`)
  await tx.execute(sql`
    update songs s set album_artist = al.album_artist from albums al
    where al.id = s.album_id and al.album_artist is distinct from s.artists -> 0 ->> 'name'`)
}

async function copySourceIds(tx: Database): Promise<void> {
  await tx.execute(sql`
    insert into song_sources (user_id, source, external_id, song_id)
    select c.user_id, x.source, x.external_id, c.new_id
    from library_copies c join song_sources x on x.song_id = c.old_id
    where c.kind = 'song' and c.new_id <> c.old_id`)
  await tx.execute(sql`
    update song_sources x set user_id = s.user_id from songs s
    where s.id = x.song_id and x.user_id is null`)
}

import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { moveArtistsAndAlbums } from './move-artists-albums'
import { moveReferences } from './move-references'
import { moveShuffles } from './move-shuffles'
import { moveSongs } from './move-songs'
import { moveVideoCache } from './move-video-cache'
import { setRecordingKeys } from './set-recording-keys'

/**
 * Gives some users their originals, lets their rows name the songs of their libraries, and sets what
 * the new columns of these songs contain.
 */
export async function moveLibraries(tx: Database, userIds: string[]): Promise<void> {
  await moveArtistsAndAlbums(tx, userIds)
  await moveCredits(tx, userIds)
  await listMovedSongs(tx, userIds)
  await setRecordingKeys(tx)
  await moveSongs(tx)
  await moveVideoCache(tx)
  await moveReferences(tx, userIds)
  await moveShuffles(tx, userIds)
  await tx.execute(sql`drop table moved_songs`)
}

const isOriginal = (userIds: string[]): SQL =>
  sql`c.kind = 'song' and c.user_id in ${userIds} and c.new_id = c.old_id`

async function moveCredits(tx: Database, userIds: string[]): Promise<void> {
  await tx.execute(sql`
    update song_artists sa set user_id = c.user_id, artist_id = a.new_id
    from library_copies c, library_copies a
    where ${isOriginal(userIds)} and sa.song_id = c.old_id
      and a.kind = 'artist' and a.user_id = c.user_id and a.old_id = sa.artist_id`)
  await tx.execute(sql`
    update song_sources x set user_id = c.user_id from library_copies c
    where ${isOriginal(userIds)} and x.song_id = c.old_id`)
}

/** Fills the temporary table `moved_songs` with the songs of the users, copies and originals. */
async function listMovedSongs(tx: Database, userIds: string[]): Promise<void> {
  await tx.execute(sql`
    create temporary table moved_songs on commit drop as
    select s.id, c.user_id, c.old_id, coalesce(al.new_id, s.album_id) as album_id, s.title,
      s.duration_ms, s.isrc, s.match_key, s.source, s.sort_title, s.sort_artist,
      coalesce(ar.artists, '[]') as artists, null::text as recording_key
    from library_copies c join songs s on s.id = c.new_id
    left join library_copies al on c.new_id = c.old_id
      and al.kind = 'album' and al.user_id = c.user_id and al.old_id = s.album_id
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by sa.place) as artists
      from song_artists sa join artists a on a.id = sa.artist_id where sa.song_id = s.id) ar on true
    where c.kind = 'song' and c.user_id in ${userIds}`)
  await tx.execute(sql`create index on moved_songs (id)`)
  await tx.execute(sql`analyze moved_songs`)
}

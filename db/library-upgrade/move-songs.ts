import { sql } from 'drizzle-orm'
import { deriveKey } from '@/lib/config/derived-key'
import { naturalOrder } from '@/lib/song-text/natural-order'
import { songNames } from '@/lib/song-text/song-keys'
import { hashVideoName, VIDEO_NAME_PURPOSE } from '@/lib/song-text/video-name'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { CHUNK_ROWS, inChunks } from './chunks'

const MAX_SORT_LENGTH = 100

type Song = {
  id: string
  title: string
  artists: string[]
  durationMs: number | null
  sortTitle: string
  sortArtist: string
}

/** Sets the new columns of the songs in `moved_songs`, and adds their names. */
export async function moveSongs(tx: Database): Promise<void> {
  await tx.execute(sql`insert into song_names (user_id, match_key, song_id)
    select user_id, match_key, id from moved_songs`)
  await inChunks<Song>(
    (after) =>
      rowsOf(
        tx,
        sql`select id, title, duration_ms as "durationMs", sort_title as "sortTitle",
            sort_artist as "sortArtist",
            array(select a ->> 'name' from jsonb_array_elements(artists) a) as artists
          from moved_songs where id > ${after} order by id limit ${CHUNK_ROWS}`,
      ),
    async (songs) => {
      await setColumns(tx, songs)
      await addNames(tx, songs)
    },
  )
  // The trigger on this column copies the album.
  await tx.execute(sql`update songs s set album_id = m.album_id from moved_songs m
    where m.id = s.id and s.album_id is distinct from m.album_id`)
  await tx.execute(sql`update songs s set album_artist = al.album_artist
    from moved_songs m join albums al on al.id = m.album_id
    where m.id = s.id and al.album_artist is distinct from s.artists -> 0 ->> 'name'`)
}

/**
 * Fields of imported songs rank lowest, because a file of another user may have stated them: the next
 * import replaces them. Those of uploads are the owner's own, by tags or by hand.
 */
async function setColumns(tx: Database, songs: Song[]): Promise<void> {
  const key = deriveKey(VIDEO_NAME_PURPOSE)
  const rows = songs.map((song) => ({
    id: song.id,
    video: hashVideoName(song, key),
    title: inNaturalOrder(song.sortTitle),
    artist: inNaturalOrder(song.sortArtist),
  }))
  await tx.execute(sql`
    update songs s set user_id = m.user_id, artists = m.artists, recording_key = m.recording_key,
      video_key = x.video, sort_title = x.title, sort_artist = x.artist,
      field_sources = jsonb_strip_nulls(jsonb_build_object(
        'title', r.named, 'artists', case when m.artists <> '[]' then r.named end,
        'album', case when m.album_id is not null then r.named end,
        'isrc', case when s.isrc is not null then r.named end,
        'genres', case when s.genres <> '{}' then r.named end,
        'released', case when s.release_year is not null then r.named end,
        'explicit', case when s.explicit then r.named end,
        'durationMs', case when s.duration_ms is not null then r.read end,
        'position', case when s.track_number is not null then r.read end))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as x(id uuid, video text, title text, artist text)
      join moved_songs m on m.id = x.id
      join (values (true, 'edited', 'tags'), (false, 'migrated', 'migrated'))
        as r(is_upload, named, read) on r.is_upload = (m.source = 'upload')
    where s.id = x.id`)
}

async function addNames(tx: Database, songs: Song[]): Promise<void> {
  const names = songs.flatMap((song) => songNames(song).map((name) => ({ id: song.id, name })))
  await tx.execute(sql`
    insert into song_names (user_id, match_key, song_id)
    select m.user_id, x.name, m.id
    from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as x(id uuid, name text)
    join moved_songs m on m.id = x.id on conflict do nothing`)
}

const inNaturalOrder = (form: string) => naturalOrder(form).slice(0, MAX_SORT_LENGTH).toWellFormed()

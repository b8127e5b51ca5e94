import { sql } from 'drizzle-orm'
import { deriveKey } from '@/lib/config/derived-key'
import { naturalOrder } from '@/lib/song-text/natural-order'
import { songNames, sortName } from '@/lib/song-text/song-keys'
import { hashVideoName, VIDEO_NAME_PURPOSE } from '@/lib/song-text/video-name'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'

const CHUNK_ROWS = 2_000
const FIRST_ID = '00000000-0000-0000-0000-000000000000'
const MAX_SORT_LENGTH = 100

type Song = {
  id: string
  title: string
  artists: string[]
  durationMs: number | null
  sortTitle: string
  sortArtist: string
}

/** Sets what only the program computes: orders of names, names of songs, and keys of videos. */
export async function setTextKeys(tx: Database): Promise<void> {
  await setSortNames(tx, 'artists', { name: 'name', sort: 'sort_name' })
  await setSortNames(tx, 'albums', { name: 'title', sort: 'sort_title' })
  await tx.execute(sql`insert into song_names (user_id, match_key, song_id)
    select user_id, match_key, id from songs`)
  await inChunks<Song>(
    (after) =>
      rowsOf(
        tx,
        sql`select id, title, duration_ms as "durationMs", sort_title as "sortTitle",
            sort_artist as "sortArtist",
            array(select a ->> 'name' from jsonb_array_elements(artists) a) as artists
          from songs where id > ${after} order by id limit ${CHUNK_ROWS}`,
      ),
    (songs) => setSongKeys(tx, songs),
  )
}

async function setSongKeys(tx: Database, songs: Song[]): Promise<void> {
  const key = deriveKey(VIDEO_NAME_PURPOSE)
  const rows = songs.map((song) => ({
    id: song.id,
    video: hashVideoName(song, key),
    title: inNaturalOrder(song.sortTitle),
    artist: inNaturalOrder(song.sortArtist),
  }))
  await tx.execute(sql`
    update songs s set video_key = x.video, sort_title = x.title, sort_artist = x.artist
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(id uuid, video text, title text, artist text)
    where s.id = x.id`)
  const names = songs.flatMap((song) => songNames(song).map((name) => ({ id: song.id, name })))
  await tx.execute(sql`
    insert into song_names (user_id, match_key, song_id)
    select s.user_id, x.name, s.id
    from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as x(id uuid, name text)
    join songs s on s.id = x.id on conflict do nothing`)
}

async function setSortNames(
  tx: Database,
  table: 'artists' | 'albums',
  columns: { name: string; sort: string },
): Promise<void> {
  const [target, name, sort] = [table, columns.name, columns.sort].map(sql.identifier)
  await inChunks<{ id: string; name: string }>(
    (after) =>
      rowsOf(
        tx,
        sql`select id, ${name} as name from ${target}
          where id > ${after} order by id limit ${CHUNK_ROWS}`,
      ),
    async (rows) => {
      const values = JSON.stringify(rows.map((row) => ({ id: row.id, sort: sortName(row.name) })))
      await tx.execute(sql`
        update ${target} t set ${sort} = unaccent(x.sort)
        from jsonb_to_recordset(${values}::jsonb) as x(id uuid, sort text) where t.id = x.id`)
    },
  )
}

async function inChunks<Row extends { id: string }>(
  read: (after: string) => Promise<Row[]>,
  write: (rows: Row[]) => Promise<void>,
): Promise<void> {
  for (let rows = await read(FIRST_ID); rows.length > 0; ) {
    await write(rows)
    rows = await read(rows.at(-1)?.id ?? FIRST_ID)
  }
}

const inNaturalOrder = (form: string) => naturalOrder(form).slice(0, MAX_SORT_LENGTH).toWellFormed()

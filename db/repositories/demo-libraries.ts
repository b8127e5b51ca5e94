import { type SQL, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import type { DemoRows } from './demo-rows'
import type { UserRow } from './users'

type NewGuest = { id: string; email: string; displayName: string; hours: number }

/** Copies of the demo's songs, playlists and likes. */
export const demoLibraryRepository = (db: Database) => ({
  /** Creates a guest with a demo library, in one statement. */
  async createGuest(guest: NewGuest, rows: DemoRows): Promise<UserRow> {
    const created = sql`insert into users (id, email, display_name, guest_until)
      values (${guest.id}, ${guest.email}, ${guest.displayName}, now() + make_interval(hours => ${guest.hours}))
      returning id, guest_until, created_at`
    const inserted = await rowsOf<{ guestUntilMs: number; createdAtMs: number }>(
      db,
      sql`with owner as (${created}), ${insertedRows(rows)}
        select ${milliseconds(sql`guest_until`)} as "guestUntilMs",
          ${milliseconds(sql`created_at`)} as "createdAtMs" from owner`,
    )
    const { guestUntilMs, createdAtMs } = expectRow(inserted)
    const { id, email, displayName } = guest
    const guestUntil = new Date(guestUntilMs)
    const createdAt = new Date(createdAtMs)
    const never = { passwordHash: null, emailVerifiedAt: null, disabledAt: null }
    return { id, email, displayName, ...never, isOwner: false, guestUntil, createdAt }
  },

  /** Adds a demo library to a user without songs; false if the user has songs. */
  async addTo(userId: string, rows: DemoRows): Promise<boolean> {
    const [first] = await rowsOf(db, sql`select id from songs where user_id = ${userId} limit 1`)
    if (first) return false
    // Without songs these are left over.
    await db.execute(sql`delete from artists where user_id = ${userId}`)
    await db.execute(sql`delete from albums where user_id = ${userId}`)
    await db.execute(sql`with owner as (select id from users where id = ${userId}),
      ${insertedRows(rows)} select from owner`)
    return true
  },
})

// A number, because the drivers return times of plain statements as different types.
const milliseconds = (time: SQL): SQL => sql`(extract(epoch from ${time}) * 1000)::float8`

const recordset = (rows: unknown[], columns: string): SQL =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(${sql.raw(columns)})`

const vector = (text: SQL): SQL =>
  sql`array_to_tsvector(array_remove(string_to_array(unaccent(${text}), ' '), ''))`

// In one statement no part sees the rows of another: what triggers would copy is in the rows.
const insertedRows = (rows: DemoRows): SQL => sql`
  new_artists as (
    insert into artists (id, user_id, name, sort_name, match_key, field_sources)
    select x.id, o.id, x.name, unaccent(x."sortName"), x."matchKey", '{"name": "tags"}'
    from owner o, ${recordset(rows.artists, '"id" uuid, "name" text, "sortName" text, "matchKey" text')}),
  new_albums as (
    insert into albums (id, user_id, title, sort_title, match_key, album_artist, release_year, field_sources)
    select x.id, o.id, x.title, unaccent(x."sortTitle"), x."matchKey", x."albumArtist", x."releaseYear",
      '{"title": "tags", "albumArtist": "tags", "releaseYear": "tags"}'
    from owner o, ${recordset(rows.albums, ALBUM_COLUMNS)}),
  new_songs as (
    insert into songs (id, user_id, title, album_id, album, album_artist, artists, credit, duration_ms,
      genres, release_year, track_number, source, field_sources, match_key, recording_key, search,
      sort_artist, sort_title, piece_id, audio_hash)
    select x.id, o.id, x.title, x."albumId", x.album, x."albumArtist", x.artists, x.credit,
      x."durationMs", array(select jsonb_array_elements_text(x.genres)), x."releaseYear",
      x."trackNumber", 'demo', x."fieldSources", x."matchKey", x."recordingKey",
      ${vector(sql`x.search`)}, unaccent(x."sortArtist"), unaccent(x."sortTitle"), x."pieceId",
      'demo:' || x."pieceId"
    from owner o, ${recordset(rows.songs, SONG_COLUMNS)}),
  new_credits as (
    insert into song_artists (user_id, song_id, artist_id, place)
    select o.id, x.id, (a.value ->> 'id')::uuid, a.place - 1
    from owner o, ${recordset(rows.songs, '"id" uuid, "artists" jsonb')},
      jsonb_array_elements(x.artists) with ordinality as a(value, place)),
  new_sources as (
    insert into song_sources (user_id, source, external_id, song_id)
    select o.id, 'demo', x."pieceId", x.id
    from owner o, ${recordset(rows.songs, '"id" uuid, "pieceId" text')}),
  new_names as (
    insert into song_names (user_id, match_key, song_id)
    select o.id, x."matchKey", x."songId"
    from owner o, ${recordset(rows.songNames, '"songId" uuid, "matchKey" text')}),
  new_playlists as (
    insert into playlists (id, user_id, name, description, origin_source, origin_external_id,
      origin_synced_at, track_count, total_duration_ms)
    select x.id, o.id, x.name, x.description, 'demo', x."externalId", now(),
      (select count(*) from jsonb_to_recordset(${JSON.stringify(rows.tracks)}::jsonb)
        as t("externalId" text) where t."externalId" = x."externalId"),
      (select sum(s."durationMs") from jsonb_to_recordset(${JSON.stringify(rows.tracks)}::jsonb)
          as t("externalId" text, "songId" uuid)
        join jsonb_to_recordset(${JSON.stringify(rows.songs)}::jsonb) as s("id" uuid, "durationMs" int)
          on s.id = t."songId" where t."externalId" = x."externalId")
    from owner o, ${recordset(rows.playlists, PLAYLIST_COLUMNS)}
    on conflict (user_id, origin_source, origin_external_id) do update
      set track_count = excluded.track_count, total_duration_ms = excluded.total_duration_ms
    returning id, origin_external_id),
  new_tracks as (
    insert into playlist_tracks (id, playlist_id, song_id, position)
    select x.id, p.id, x."songId", x.position
    from ${recordset(rows.tracks, '"id" uuid, "externalId" text, "songId" uuid, "position" text')}
    join new_playlists p on p.origin_external_id = x."externalId"),
  new_likes as (
    insert into liked_songs (user_id, recording_key, song_id)
    select o.id, x."recordingKey", x.id
    from owner o, ${recordset(rows.songs, '"id" uuid, "recordingKey" text')}
    where x.id in (
      select value::uuid from jsonb_array_elements_text(${JSON.stringify(rows.likedSongIds)}::jsonb)))`

const ALBUM_COLUMNS = `"id" uuid, "title" text, "sortTitle" text, "matchKey" text,
  "albumArtist" text, "releaseYear" smallint`
const SONG_COLUMNS = `"id" uuid, "title" text, "albumId" uuid, "album" jsonb, "albumArtist" text,
  "artists" jsonb, "credit" jsonb, "durationMs" int, "genres" jsonb, "releaseYear" smallint,
  "trackNumber" smallint, "fieldSources" jsonb, "matchKey" text, "recordingKey" text, "search" text,
  "sortArtist" text, "sortTitle" text, "pieceId" text`
const PLAYLIST_COLUMNS = `"id" uuid, "name" text, "description" text, "externalId" text`

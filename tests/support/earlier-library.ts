import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { ensurePlayPartitions } from '@/db/play-partitions'
import type { Database } from '@/db/postgres'

/** The ids of a database of the release with a shared catalogue, by a name for each row. */
export type EarlierLibrary = Record<(typeof NAMES)[number], string>

const NAMES = [
  ...['ada', 'bob', 'cy', 'guest'],
  ...['rain', 'drizzle', 'album', 'unknownCover'],
  ...['fog', 'mist', 'demo', 'tombstone', 'heard', 'unheld', 'upload', 'removed'],
  ...['adaList', 'bobList', 'guestList', 'import'],
  ...['playlistShuffle', 'likedShuffle', 'libraryShuffle'],
] as const

/**
 * Fills a database before `0021_library_prepare`: ada and bob hold shared songs in lists, likes,
 * plays, choices, imports and shuffles; ada has uploads, cy has nothing, a guest has the demo.
 */
export async function fillEarlierLibrary(database: Database): Promise<EarlierLibrary> {
  const ids = Object.fromEntries(NAMES.map((name) => [name, uuidv7()])) as EarlierLibrary
  const run = (statement: ReturnType<typeof sql>) => database.execute(statement)
  await ensurePlayPartitions(database)
  await run(sql`insert into users (id, email, display_name) values
    (${ids.ada}, 'ada@example.org', 'Ada'), (${ids.bob}, 'bob@example.org', 'Bob'),
    (${ids.cy}, 'cy@example.org', 'Cy'), (${ids.guest}, 'guest@example.org', 'Guest')`)
  await addSongs(database, ids)
  await addLists(database, ids)
  await addShuffles(database, ids)
  return ids
}

async function addSongs(database: Database, ids: EarlierLibrary): Promise<void> {
  const run = (statement: ReturnType<typeof sql>) => database.execute(statement)
  await run(sql`insert into artists (id, name, match_key) values
    (${ids.rain}, 'The Rain', 'rain'), (${ids.drizzle}, 'Drizzle 2', 'drizzle 2')`)
  await run(sql`insert into albums (id, title, match_key, cover_url, release_year) values
    (${ids.album}, 'Weather', 'weather|rain', 'https://i.scdn.co/image/weather', 2020),
    (${ids.unknownCover}, 'Storms 10', 'storms 10|rain', 'https://tracker.example/storms', 2021)`)
  await run(sql`insert into songs
    (id, owner_id, title, album_id, duration_ms, isrc, explicit, source, match_key, sort_artist, sort_title, search) values
    (${ids.fog}, null, 'Fog 2', ${ids.album}, 200000, 'SEABC2600017', true, 'spotify', 'fog 2|rain', 'rain', 'fog 2', '''2'' ''fog'''),
    (${ids.mist}, null, 'Mist', ${ids.unknownCover}, 100000, null, false, 'file', 'mist|drizzle 2', 'drizzle 2', 'mist', '''mist'''),
    (${ids.demo}, null, 'Piece', null, 90000, null, false, 'demo', 'piece|rain', 'rain', 'piece', '''piece'''),
    (${ids.tombstone}, null, 'Gone', null, null, null, false, 'file', 'gone|rain', 'rain', 'gone', '''gone'''),
    (${ids.heard}, null, 'Heard', null, null, null, false, 'youtube', 'heard|rain', 'rain', 'heard', '''heard'''),
    (${ids.unheld}, null, 'Unheld secret', null, null, null, false, 'file', 'unheld secret|rain', 'rain', 'unheld', '''unheld'''),
    (${ids.upload}, ${ids.ada}, 'Mist', null, 101000, null, false, 'upload', 'mist|drizzle 2', 'drizzle 2', 'mist', '''mist'''),
    (${ids.removed}, ${ids.ada}, 'Removed', null, 5000, null, false, 'upload', 'removed|rain', 'rain', 'removed', '''removed''')`)
  await run(sql`update songs set removed_at = now() where id = ${ids.removed}`)
  await run(sql`insert into song_artists (song_id, artist_id, place) values
    (${ids.fog}, ${ids.rain}, 0), (${ids.fog}, ${ids.drizzle}, 1), (${ids.mist}, ${ids.drizzle}, 0),
    (${ids.demo}, ${ids.rain}, 0), (${ids.heard}, ${ids.rain}, 0), (${ids.upload}, ${ids.drizzle}, 0)`)
  await run(sql`insert into song_sources (source, external_id, song_id) values
    ('spotify', 'fogId', ${ids.fog}), ('demo', 'piece-1', ${ids.demo}), ('youtube', 'heardVideo1', ${ids.heard})`)
  for (const song of [ids.upload, ids.removed]) {
    await run(sql`insert into audio_files (song_id, owner_id, storage_key, file_name, container, codec,
        media_type, bytes, duration_ms, sample_rate, channels, bitrate, audio_hash)
      values (${song}, ${ids.ada}, ${`audio/${song}`}, 'mist.flac', 'FLAC', 'flac', 'audio/flac', 10, 101000, 44100, 2,
        900000, ${`hash-${song}`})`)
  }
  await run(sql`update audio_files set liked_at = now() where song_id = ${ids.removed}`)
  await run(sql`insert into audio_features (song_id, version, bpm) values
    (${ids.upload}, 3, 128), (${ids.demo}, 0, 96)`)
  await run(sql`insert into videos (id, title, channel, is_embeddable, is_made_for_kids) values
    ('fogVideo123', 'Fog', 'Rain', true, false), ('mistVideo12', 'Mist', 'Drizzle', true, false)`)
  await run(sql`insert into video_searches (key, searched_at) values
    ('isrc:SEABC2600017', now()), ('name:mist|drizzle 2|10', now()), ('name:unheld secret|rain|?', now())`)
  await run(sql`insert into video_matches (key, video_id, place, score, is_sure, reasons) values
    ('isrc:SEABC2600017', 'fogVideo123', 0, 1, true, '{}'),
    ('name:mist|drizzle 2|10', 'mistVideo12', 0, 1, true, '{}')`)
}

async function addLists(database: Database, ids: EarlierLibrary): Promise<void> {
  const run = (statement: ReturnType<typeof sql>) => database.execute(statement)
  await run(sql`insert into playlists (id, user_id, name) values (${ids.adaList}, ${ids.ada}, 'Weather'),
    (${ids.bobList}, ${ids.bob}, 'Rain'), (${ids.guestList}, ${ids.guest}, 'Demo')`)
  const tracks = [
    [ids.adaList, ids.fog, 'a0', '2026-01-01'],
    [ids.adaList, ids.mist, 'a1', '2026-01-01'],
    [ids.adaList, ids.fog, 'a2', '2026-01-01'],
    [ids.adaList, ids.upload, 'a3', '2026-01-01'],
    [ids.bobList, ids.fog, 'a0', '2026-02-01'],
    [ids.bobList, ids.mist, 'a1', '2025-12-01'],
    [ids.guestList, ids.demo, 'a0', '2026-02-01'],
  ]
  for (const [list, song, position, at] of tracks) {
    await run(sql`insert into playlist_tracks (id, playlist_id, song_id, position, added_at)
      values (${uuidv7()}, ${list}, ${song}, ${position}, ${at}::timestamptz)`)
  }
  await run(sql`insert into playlist_tracks (id, playlist_id, song_id, position, removed_at)
    values (${uuidv7()}, ${ids.bobList}, ${ids.tombstone}, 'a5', now())`)
  await run(sql`insert into liked_songs (user_id, song_id, liked_at) values
    (${ids.ada}, ${ids.mist}, '2026-03-01'), (${ids.ada}, ${ids.upload}, '2026-03-02'),
    (${ids.bob}, ${ids.fog}, '2026-03-03'), (${ids.bob}, ${ids.mist}, '2026-03-04'),
    (${ids.guest}, ${ids.demo}, '2026-03-05')`)
  for (const [user, song] of [
    [ids.ada, ids.fog],
    [ids.bob, ids.heard],
    [ids.bob, ids.fog],
  ]) {
    await run(sql`insert into plays (id, user_id, song_id, outcome, played_ms, played_at)
      values (${uuidv7()}, ${user}, ${song}, 'finished', 1000, now())`)
  }
  for (const user of [ids.ada, ids.bob]) {
    await run(
      sql`insert into video_choices (user_id, song_id, video_id) values (${user}, ${ids.fog}, 'chosenVideo')`,
    )
    await run(sql`insert into video_refusals (user_id, song_id, video_id, reason)
      values (${user}, ${ids.fog}, 'refusedVide', 'wrong_song')`)
  }
  await run(sql`insert into imports (id, user_id, kind, name, status) values
    (${ids.import}, ${ids.bob}, 'spotify', 'Spotify', 'running')`)
  await run(sql`insert into import_lists (import_id, number, kind, external_id)
    values (${ids.import}, 0, 'liked', 'liked')`)
  await run(sql`insert into import_entries (import_id, list, position, song_id)
    values (${ids.import}, 0, 0, ${ids.mist})`)
}

/** Running shuffles of bob, whose library keeps the id of `mist` and gets a copy of `fog`. */
async function addShuffles(database: Database, ids: EarlierLibrary): Promise<void> {
  const shuffles = [
    { id: ids.likedShuffle, list: 'liked', entries: [ids.fog, ids.mist] },
    { id: ids.libraryShuffle, list: 'library', entries: [ids.mist, ids.fog, ids.heard] },
    { id: ids.playlistShuffle, list: ids.bobList, entries: [uuidv7(), uuidv7()] },
  ]
  for (const { id, list, entries } of shuffles) {
    const added = entries.join('').replaceAll('-', '')
    await database.execute(sql`insert into shuffle_sessions (id, user_id, list, seed, algorithm_version, turn)
      values (${id}, ${ids.bob}, ${list}, 'seed', 1, 1)`)
    await database.execute(sql`insert into shuffle_revisions (session_id, revision, added, removed)
      values (${id}, 1, decode(${added}, 'hex'), '')`)
    await database.execute(sql`insert into shuffle_sets
        (session_id, set_number, start_turn, size, track_order, reasons)
      values (${id}, 0, 1, 2, '\\x0100000000000000', '')`)
  }
}

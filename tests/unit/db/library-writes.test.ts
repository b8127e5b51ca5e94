import { expect, it } from 'vitest'
import { isLibraryWrite } from '@/db/library-writes'

it.each([
  'insert into "playlists" ("id") values ($1)',
  'update "playlist_tracks" set "removed_at" = now() where "id" = $1',
  'delete from songs where id = $1',
  'with moved as (\n  update songs s set title = $1 returning id) select * from moved',
  'insert  into "liked_songs" default values on conflict do nothing',
  'update "users" set "display_name" = $1',
  'delete from "users" where "id" = $1',
  'update "video_matches" set "is_sure" = true',
  'insert into song_sources (song_id) values ($1)',
])('finds the change in: %s', (statement) => {
  expect(isLibraryWrite(statement)).toBe(true)
})

it.each([
  'select * from "playlists" for update',
  'select updated_at from songs',
  'update "shuffle_sessions" set "turn" = $1',
  'insert into "plays" ("song_id") select id from songs',
  'insert into "imports" ("id") values ($1) on conflict ("id") do update set "status" = $2',
  'delete from "auth_sessions" where "user_id" = $1',
  'update "playlists_renamed" set "name" = $1',
  'update "users" set "password_hash" = $1 where "id" = $2',
  'with owner as (insert into users (id) values ($1)) insert into songs (user_id) select id from owner',
])('finds none in: %s', (statement) => {
  expect(isLibraryWrite(statement)).toBe(false)
})

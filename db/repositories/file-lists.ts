import { type SQL, sql } from 'drizzle-orm'
import { insertRows } from '../insert-rows'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { playlists } from '../schema/playlists'
import type { PlaylistDetails } from './playlists'

/** A playlist that an import of a file made, compared with the songs of a list. */
export type ComparedList = { id: string; name: string; songs: number; common: number }
type Comparison = { userId: string; playlistIds: string[]; songIds: string[] }
type NewList = PlaylistDetails & { id: string; externalId: string; format: string }
type Search = {
  userId: string
  format: string
  /** The names of the lists that are searched for. */
  wanted: readonly string[]
  /** The names of all lists of the file. A playlist of another of these names is that list's. */
  names: readonly string[]
}

/** Playlists that imports of files made, except those with an id of their own in our files. */
export const fileListRepository = (db: Database) => ({
  /** Adds playlists for lists that no import has applied before. */
  async add(userId: string, lists: NewList[]): Promise<void> {
    const originSyncedAt = new Date()
    const rows = lists.map(({ externalId, format, ...details }) => ({
      ...{ ...details, userId, originSource: 'file' as const, originSyncedAt },
      ...{ originExternalId: externalId, originFormat: format },
    }))
    await insertRows(db, playlists, rows)
  },

  /** Makes other imports of the user's files wait until the transaction ends. */
  async lock(userId: string): Promise<void> {
    const key = `file-lists:${userId}`
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  },

  /**
   * The user's playlists from files of a format that lists of the wanted names can be, the oldest
   * first: those of the same names, and those of a name that no list of the file has.
   */
  async list({ userId, format, wanted, names }: Search): Promise<{ id: string; name: string }[]> {
    return rowsOf(
      db,
      sql`select id, name from playlists
          where user_id = ${userId} and origin_source = 'file'
            and (origin_format = ${format} or origin_format is null)
            and origin_external_id not like 'urn:riffle:playlist:%'
            and (name in (${textsOf(wanted)}) or name not in (${textsOf(names)}))
          order by created_at, id`,
    )
  },

  /**
   * Counts the different recordings of playlists, and how many of them are those of `songIds`.
   * Playlists that have none of those are missing.
   */
  async compare({ userId, playlistIds, songIds }: Comparison): Promise<ComparedList[]> {
    return rowsOf(
      db,
      // Only the tracks of playlists that have one of the songs are read, found by index.
      sql`with wanted as materialized (
            select distinct s.recording_key
            from jsonb_array_elements_text(${JSON.stringify(songIds)}::jsonb) w(id)
            join songs s on s.id = w.id::uuid and s.user_id = ${userId}),
          near as materialized (
            select distinct t.playlist_id as id from wanted w
            cross join lateral (select s.id from songs s
              where s.user_id = ${userId} and s.recording_key = w.recording_key offset 0) s
            cross join lateral (select t.playlist_id from playlist_tracks t
              where t.song_id = s.id and t.removed_at is null offset 0) t
            where t.playlist_id in (select value::uuid from (${textsOf(playlistIds)}) e(value)))
          select p.id, p.name, count(distinct s.recording_key)::int as songs,
            count(distinct w.recording_key)::int as common
          from near n
          join playlists p on p.id = n.id and p.user_id = ${userId}
          join playlist_tracks t on t.playlist_id = p.id and t.removed_at is null
          join songs s on s.id = t.song_id and s.user_id = p.user_id
          left join wanted w on w.recording_key = s.recording_key
          group by p.id
          order by p.created_at, p.id`,
    )
  },
})

// JSONB has no lone surrogates, which are replaced in stored names.
const textsOf = (texts: readonly string[]): SQL => {
  const json = JSON.stringify(texts.map((text) => text.toWellFormed()))
  return sql`select value from jsonb_array_elements_text(${json}::jsonb)`
}

import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { isLossless } from './library'

type Merge = { userId: string; keep: string; merged: string[] }

/** Moves the rows that name merged songs to the song that is kept; all are songs of one user. */
export const songMergeRepository = (db: Database) => ({
  /** Locks the playlists that have merged songs, in one order. */
  async lockPlaylists({ userId, merged }: Merge): Promise<void> {
    await db.execute(sql`select id from playlists where user_id = ${userId} and id in (
        select playlist_id from playlist_tracks where song_id in ${merged})
      order by id for update`)
  },

  /** Moves tracks, also removed ones, and returns the playlists that have them. */
  async moveTracks({ userId, keep, merged }: Merge): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      db,
      sql`with moved as (
          update playlist_tracks t set song_id = ${keep} from playlists p
          where p.id = t.playlist_id and p.user_id = ${userId} and t.song_id in ${merged}
          returning t.playlist_id)
        select distinct playlist_id as id from moved`,
    )
    return rows.map(({ id }) => id)
  },

  /**
   * Moves the best file of the merged songs to the kept song, which must have none, and its upload. It
   * replaces the piece of a demo song. Returns the hash of the audio; undefined if no merged song has a
   * file.
   */
  async moveFile({ userId, keep, merged }: Merge): Promise<string | undefined> {
    const [moved] = await rowsOf<{ songId: string; audioHash: string }>(
      db,
      sql`with best as (
          select f.song_id from audio_files f
          where f.user_id = ${userId} and f.song_id in ${merged}
          order by ${isLossless('f')} desc, f.bitrate desc, f.song_id limit 1)
        update audio_files f set song_id = ${keep} from best
        where f.song_id = best.song_id
        returning best.song_id as "songId", f.audio_hash as "audioHash"`,
    )
    if (!moved) return undefined
    await db.execute(sql`update songs set source = 'upload', piece_id = null
      where id = ${keep} and user_id = ${userId}`)
    // A trigger would copy the piece from this row again.
    await db.execute(sql`delete from song_sources
      where user_id = ${userId} and song_id = ${keep} and source = 'demo'`)
    await db.execute(sql`update uploads set song_id = ${keep}
      where user_id = ${userId} and song_id = ${moved.songId}`)
    return moved.audioHash
  },

  /** Gives the kept song the piece of a merged demo song if no audio plays it. */
  async movePiece({ userId, keep, merged }: Merge): Promise<void> {
    await db.execute(
      sql`with taken as (
          update songs k set piece_id = d.piece_id from (
            select piece_id from songs where user_id = ${userId} and id in ${merged}
              and piece_id is not null order by id limit 1) d
          where k.id = ${keep} and k.user_id = ${userId} and k.piece_id is null
            and k.audio_hash is null
            and not exists (select from audio_files f where f.song_id = k.id)
          returning k.piece_id)
        update song_sources x set song_id = ${keep} from taken
        where x.user_id = ${userId} and x.source = 'demo' and x.external_id = taken.piece_id`,
    )
  },

  /** A cover of the merged songs; undefined if there is none or the kept song has one. */
  async findCover({ userId, keep, merged }: Merge) {
    const [found] = await rowsOf<{ songId: string; coverHash: string }>(
      db,
      sql`select s.id as "songId", s.cover_hash as "coverHash" from songs s
        where s.user_id = ${userId} and s.id in ${merged} and s.cover_hash is not null
          and exists (select from songs k
            where k.id = ${keep} and k.user_id = ${userId} and k.cover_hash is null)
        order by s.id limit 1`,
    )
    return found
  },

  /** Moves plays, queued songs, imported rows, ids of services, names and videos. */
  async moveFacts({ userId, keep, merged }: Merge): Promise<void> {
    const isMerged = sql`user_id = ${userId} and song_id in ${merged}`
    await db.execute(sql`update plays set song_id = ${keep} where ${isMerged}`)
    await db.execute(sql`update play_queues set song_id = ${keep} where ${isMerged}`)
    await db.execute(sql`update queued_songs set song_id = ${keep} where ${isMerged}`)
    await db.execute(sql`update import_entries e set song_id = ${keep} from imports i
      where i.id = e.import_id and i.user_id = ${userId} and e.song_id in ${merged}`)
    // That of the demo belongs to the song that plays its piece.
    await db.execute(
      sql`update song_sources set song_id = ${keep} where ${isMerged} and source <> 'demo'`,
    )
    await db.execute(sql`insert into song_names (user_id, match_key, song_id)
      select user_id, match_key, ${keep}::uuid from song_names where ${isMerged}
      on conflict do nothing`)
    await db.execute(sql`insert into video_choices (user_id, song_id, video_id, chosen_at)
      select user_id, ${keep}::uuid, video_id, chosen_at from video_choices where ${isMerged}
      order by chosen_at desc limit 1 on conflict do nothing`)
    await db.execute(sql`insert into video_refusals (user_id, song_id, video_id, reason, region, refused_at)
      select distinct on (video_id) user_id, ${keep}::uuid, video_id, reason, region, refused_at
      from video_refusals where ${isMerged} order by video_id, refused_at desc
      on conflict do nothing`)
  },
})

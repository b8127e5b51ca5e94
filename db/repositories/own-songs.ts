import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { audioFiles } from '../schema/audio-files'
import { likedSongs, playlistTracks } from '../schema/playlists'
import { songs } from '../schema/songs'
import { REPLACED } from './audio-files'

type Owned = { userId: string; songId: string }
type PlaylistEntries = { playlistId: string; trackIds: string[] }

const isOwned = ({ userId, songId }: Owned) => and(eq(songs.id, songId), eq(songs.ownerId, userId))
const UNDO_DAYS = 1

/** Uploads, as their owners change them, take them away and bring them back. */
export const ownSongRepository = (db: Database) => ({
  /** Names another picture, or none; answers the name of the one before, undefined without a song. */
  async setCover(owned: Owned, coverHash: string | null) {
    const [row] = await rowsOf<{ before: string | null }>(
      db,
      sql`update songs s set cover_hash = ${coverHash}
          from (select id, cover_hash from songs where id = ${owned.songId} for update) o
          where s.id = o.id and s.owner_id = ${owned.userId} and s.removed_at is null
          returning o.cover_hash as before`,
    )
    return row
  },

  /** Marks a song as taken away; answers whether it was there. */
  async markRemoved(owned: Owned): Promise<boolean> {
    const rows = await db
      .update(songs)
      .set({ removedAt: sql`now()` })
      .where(and(isOwned(owned), isNull(songs.removedAt)))
      .returning({ id: songs.id })
    return rows.length > 0
  },

  /** Takes the like of a song away, and remembers when it was given. */
  async setLikeAside({ userId, songId }: Owned): Promise<void> {
    const [like] = await db
      .delete(likedSongs)
      .where(and(eq(likedSongs.userId, userId), eq(likedSongs.songId, songId)))
      .returning({ likedAt: likedSongs.likedAt })
    await db
      .update(audioFiles)
      .set({ likedAt: like?.likedAt ?? null })
      .where(eq(audioFiles.songId, songId))
  },

  /** Where a song stands in its owner's playlists. */
  async entries({ userId, songId }: Owned): Promise<PlaylistEntries[]> {
    return rowsOf<PlaylistEntries>(
      db,
      sql`select t.playlist_id as "playlistId", array_agg(t.id::text) as "trackIds"
          from playlist_tracks t join playlists p on p.id = t.playlist_id
          where p.user_id = ${userId} and t.song_id = ${songId} and t.removed_at is null
          group by t.playlist_id order by t.playlist_id`,
    )
  },

  /** Where it stood until it was taken away: what left at that moment, not what had left before. */
  async entriesBeforeRemoval({ userId, songId }: Owned): Promise<PlaylistEntries[]> {
    return rowsOf<PlaylistEntries>(
      db,
      sql`select t.playlist_id as "playlistId", array_agg(t.id::text) as "trackIds"
          from playlist_tracks t join playlists p on p.id = t.playlist_id
          join songs s on s.id = t.song_id
          where p.user_id = ${userId} and t.song_id = ${songId} and t.removed_at = s.removed_at
          group by t.playlist_id order by t.playlist_id`,
    )
  },

  /** Brings a song back within a day, and its like; answers whether it was there. */
  async unmarkRemoved(owned: Owned): Promise<boolean> {
    const rows = await rowsOf<{ likedAt: Date | null }>(
      db,
      sql`update songs s set removed_at = null from audio_files a
          where s.id = ${owned.songId} and s.owner_id = ${owned.userId} and a.song_id = s.id
            and s.removed_at > now() - make_interval(days => ${UNDO_DAYS})
            and not starts_with(a.audio_hash, ${REPLACED})
          returning a.liked_at as "likedAt"`,
    )
    if (rows.length === 0) return false
    await db.execute(
      sql`insert into liked_songs (user_id, song_id, liked_at)
          select owner_id, song_id, liked_at from audio_files
          where song_id = ${owned.songId} and liked_at is not null
          on conflict do nothing`,
    )
    return true
  },

  /** Forgets songs that nobody can bring back any more, tombstones too; answers them, for their files. */
  async purge(limit: number): Promise<{ songId: string; coverHash: string | null }[]> {
    const gone = await db
      .select({ songId: songs.id, coverHash: songs.coverHash })
      .from(songs)
      .where(
        and(
          isNotNull(songs.removedAt),
          lt(songs.removedAt, sql`now() - make_interval(days => ${UNDO_DAYS})`),
        ),
      )
      .limit(limit)
      .for('update', { skipLocked: true })
    for (const { songId } of gone) {
      await db.delete(playlistTracks).where(eq(playlistTracks.songId, songId))
      await db.delete(songs).where(eq(songs.id, songId))
    }
    return gone
  },

  /** Of covers named `songId/hash`, those that a song shows. */
  async knownCovers(names: string[]): Promise<Set<string>> {
    if (names.length === 0) return new Set()
    const rows = await rowsOf<{ name: string }>(
      db,
      sql`select id::text || '/' || cover_hash as name from songs
          where id::text || '/' || cover_hash in ${names}
            and id in ${names.map((name) => name.split('/')[0])}`,
    )
    return new Set(rows.map((row) => row.name))
  },
})

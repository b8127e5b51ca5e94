import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { songs, videoChoices } from '../schema/songs'
import { isVisibleTo, type SongRow, songColumns } from './song-columns'
import {
  asSongs,
  orderedSongs,
  type SongFilter,
  type SongSort,
  songConditions,
  songSorts,
  sortKey,
} from './song-lists'

type Page = { limit: number; after?: { key: string; id: string } }

export const songRepository = (db: Database) => ({
  async find(userId: string, id: string): Promise<SongRow | undefined> {
    const [song] = await db
      .select(songColumns(userId))
      .from(songs)
      .where(and(eq(songs.id, id), isVisibleTo(userId)))
    return song
  },

  /** Which of `ids` the user may see. */
  async visibleIds(userId: string, ids: string[]): Promise<Set<string>> {
    const rows = await db
      .select({ id: songs.id })
      .from(songs)
      .where(and(inArray(songs.id, ids), isVisibleTo(userId)))
    return new Set(rows.map((row) => row.id))
  },

  /** The songs of a filter in order. */
  async list(
    userId: string,
    { sort, ...filter }: SongFilter & { sort: SongSort },
    { limit, after }: Page,
  ): Promise<(SongRow & { sortKey: string })[]> {
    const where = songConditions(userId, filter)
    const rows = orderedSongs({ userId, where, sort: songSorts[sort], after, limit: limit + 1 })
    return db.select({ ...songColumns(userId), sortKey }).from(asSongs(rows))
  },

  async chooseVideo(userId: string, songId: string, videoId: string): Promise<void> {
    await db
      .insert(videoChoices)
      .values({ userId, songId, videoId })
      .onConflictDoUpdate({
        target: [videoChoices.userId, videoChoices.songId],
        set: { videoId, chosenAt: sql`now()` },
      })
  },

  /** Takes videos as the user's choice for songs that they chose none for and that do not come from it. */
  async suggestVideos(userId: string, rows: { songId: string; videoId: string }[]): Promise<void> {
    if (rows.length === 0) return
    const values = rows.map((row) => sql`(${row.songId}::uuid, ${row.videoId}::text)`)
    await db.execute(sql`insert into video_choices (user_id, song_id, video_id)
      select ${userId}::uuid, v.song_id, v.video_id
      from (values ${sql.join(values, sql`, `)}) as v(song_id, video_id)
      join songs s on s.id = v.song_id
      where s.youtube_id is distinct from v.video_id on conflict do nothing`)
  },

  async forgetVideo(userId: string, songId: string): Promise<void> {
    await db
      .delete(videoChoices)
      .where(and(eq(videoChoices.userId, userId), eq(videoChoices.songId, songId)))
  },
})

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

  async forgetVideo(userId: string, songId: string): Promise<void> {
    await db
      .delete(videoChoices)
      .where(and(eq(videoChoices.userId, userId), eq(videoChoices.songId, songId)))
  },
})

import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '../postgres'
import { songs } from '../schema/songs'
import type { SongFilter } from '../schema/views'
import { isOwn, type SongRow, songColumns } from './song-columns'
import {
  orderedSongs,
  type SongSort,
  songConditions,
  songSorts,
  songsSubquery,
  sortKey,
} from './song-lists'

type Page = { limit: number; after?: { key: string; id: string } }

export const songRepository = (db: Database) => ({
  /** The song; undefined if the user has no such song. */
  async find(userId: string, id: string): Promise<SongRow | undefined> {
    const [song] = await db
      .select(songColumns(userId))
      .from(songs)
      .where(and(eq(songs.id, id), isOwn(userId)))
    return song
  },

  /** Those of `ids` that are songs of the user. */
  async findOwnIds(userId: string, ids: string[]): Promise<Set<string>> {
    const rows = await db
      .select({ id: songs.id })
      .from(songs)
      .where(and(inArray(songs.id, ids), isOwn(userId)))
    return new Set(rows.map((row) => row.id))
  },

  /** A page of the songs that match a filter, in order, and one row more if there is a next page. */
  async list(
    userId: string,
    { sort, ...filter }: SongFilter & { sort: SongSort },
    { limit, after }: Page,
  ): Promise<(SongRow & { sortKey: string })[]> {
    const where = songConditions(userId, filter)
    const rows = orderedSongs({ userId, where, sort: songSorts[sort], after, limit: limit + 1 })
    return db.select({ ...songColumns(userId), sortKey }).from(songsSubquery(rows))
  },
})

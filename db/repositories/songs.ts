import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { albums, songs, videoChoices } from '../schema/songs'
import { isVisibleTo, type SongRow, songColumns } from './song-columns'

type SongSort = 'title' | '-createdAt' | 'artist' | 'duration'
export type SongFilter = {
  words?: string[]
  artist?: string
  album?: string
  source?: SongRow['source']
  liked?: boolean
  sort: SongSort
}
type Page = { limit: number; after?: { key: string | number; id: string } }

const UNKNOWN_DURATION = 2_147_483_647

// What a page is sorted by, always with the id behind it so that no two rows tie.
const sortKey: Record<SongSort, SQL> = {
  title: sql`${songs.sortTitle}`,
  artist: sql`${songs.sortArtist}`,
  '-createdAt': sql`${songs.createdAt}`,
  duration: sql`coalesce(${songs.durationMs}, ${sql.raw(String(UNKNOWN_DURATION))})`,
}

export const songRepository = (db: Database) => ({
  async find(userId: string, id: string): Promise<SongRow | undefined> {
    const [song] = await db
      .select(songColumns(userId))
      .from(songs)
      .leftJoin(albums, eq(albums.id, songs.albumId))
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

  async list(userId: string, filter: SongFilter, { limit, after }: Page) {
    const key = sortKey[filter.sort]
    const direction = filter.sort === '-createdAt' ? desc : asc
    const compare = filter.sort === '-createdAt' ? sql`<` : sql`>`
    const rows: (SongRow & { sortKey: string | number })[] = await db
      .select({ ...songColumns(userId), sortKey: sql<string | number>`${key}` })
      .from(songs)
      .leftJoin(albums, eq(albums.id, songs.albumId))
      .where(
        and(
          isVisibleTo(userId),
          ...matches(userId, filter),
          after && sql`(${key}, ${songs.id}) ${compare} (${after.key}, ${after.id}::uuid)`,
        ),
      )
      .orderBy(direction(key), direction(songs.id))
      .limit(limit + 1)
    return rows
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

const escaped = (word: string) => word.replace(/[\\%_]/g, (sign) => `\\${sign}`)

// Words match at the start of a word; the search text begins with a space for that.
const matches = (userId: string, filter: SongFilter): (SQL | undefined)[] => [
  ...(filter.words ?? []).map((word) => sql`${songs.searchText} like ${`% ${escaped(word)}%`}`),
  filter.album ? eq(songs.albumId, filter.album) : undefined,
  filter.source ? eq(songs.source, filter.source) : undefined,
  filter.artist
    ? sql`exists (select 1 from song_artists sa
        where sa.song_id = ${songs.id} and sa.artist_id = ${filter.artist})`
    : undefined,
  filter.liked === undefined
    ? undefined
    : sql`${filter.liked} = exists (select 1 from liked_songs l
        where l.user_id = ${userId} and l.song_id = ${songs.id})`,
]

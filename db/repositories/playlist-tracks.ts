import { and, asc, eq, gt, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { batched } from '../batch-loader'
import type { Database } from '../postgres'
import { type Bound, prepared } from '../prepared'
import { rowsOf } from '../rows'
import { playlists, playlistTracks } from '../schema/playlists'
import { songs } from '../schema/songs'
import { type SongRow, songColumns } from './song-columns'

export type TrackRow = {
  id: string
  position: string
  addedAt: Date
  excluded: boolean
  song: SongRow
}
export type BareTrack = { id: string; songId: string; position: string; excluded: boolean }

type Gap = { before: string | null; after: string | null }

const isPresent = isNull(playlistTracks.removedAt)
const CHUNK = 1_000

const bareColumns = {
  id: playlistTracks.id,
  songId: playlistTracks.songId,
  position: playlistTracks.position,
  excluded: playlistTracks.excluded,
}

const trackColumns = (userId: Bound) => ({
  id: playlistTracks.id,
  position: playlistTracks.position,
  addedAt: playlistTracks.addedAt,
  excluded: playlistTracks.excluded,
  song: songColumns(userId),
})

const pageOf = (db: Database, isBehind?: SQL) =>
  db
    .select(trackColumns(sql.placeholder('userId')))
    .from(playlistTracks)
    .innerJoin(songs, eq(songs.id, playlistTracks.songId))
    .where(
      and(
        eq(playlistTracks.playlistId, sql.placeholder('playlistId')),
        // Whose it is, is asked once, not for every row.
        sql`exists (select 1 from playlists p where p.id = ${sql.placeholder('playlistId')}
          and p.user_id = ${sql.placeholder('userId')})`,
        isPresent,
        isBehind,
      ),
    )
    .orderBy(asc(playlistTracks.position))
    .limit(sql.placeholder('rows'))

const firstTracks = prepared((db) => pageOf(db).prepare('first_tracks'))
const tracksAfter = prepared((db) =>
  pageOf(db, gt(playlistTracks.position, sql.placeholder('after'))).prepare('tracks_after'),
)

type Page = { userId: string; playlistId: string; limit: number }
type Stamp = { version: number; stamp: string }

// All that a playlist shows of itself and its first tracks, as one hash: what is not in the rows is
// not in the answer.
const stampOf = batched<Page, Stamp>((db) => {
  const page = db
    .select(trackColumns(sql`w.user_id`))
    .from(playlistTracks)
    .innerJoin(songs, eq(songs.id, playlistTracks.songId))
    .where(and(eq(playlistTracks.playlistId, sql`w.id`), isPresent))
    .orderBy(asc(playlistTracks.position))
  const shown = sql`${playlists}::text || coalesce(
    (select string_agg(page::text, '') from (${page} limit w.most) page), '')`
  const listed = (name: string) => sql`string_to_array(${sql.placeholder(name)}::text, ',')`
  const statement = db
    .select({
      n: sql<number>`w.n::int`,
      version: playlists.version,
      stamp: sql<string>`encode(sha256(convert_to(${shown}, 'UTF8')), 'hex')`,
    })
    .from(
      sql`unnest(${listed('users')}::uuid[], ${listed('ids')}::uuid[], ${listed('limits')}::int[])
        with ordinality as w(user_id, id, most, n)`,
    )
    .innerJoin(playlists, sql`${playlists.id} = w.id and ${playlists.userId} = w.user_id`)
    .prepare('playlist_stamps')
  return (pages) =>
    statement.execute({
      users: pages.map(({ userId }) => userId).join(),
      ids: pages.map(({ playlistId }) => playlistId).join(),
      limits: pages.map(({ limit }) => limit + 1).join(),
    })
})

/** Every call is about a playlist whose owner was named in the same statement or transaction. */
export const playlistTrackRepository = (db: Database) => {
  const selectTracks = (userId: string) =>
    db
      .select(trackColumns(userId))
      .from(playlistTracks)
      .innerJoin(
        playlists,
        and(eq(playlists.id, playlistTracks.playlistId), eq(playlists.userId, userId)),
      )
      .innerJoin(songs, eq(songs.id, playlistTracks.songId))

  return {
    async list(
      { userId, playlistId }: { userId: string; playlistId: string },
      { limit, after }: { limit: number; after?: string },
    ): Promise<TrackRow[]> {
      const page = { userId, playlistId, rows: limit + 1 }
      return after === undefined
        ? firstTracks(db).execute(page)
        : tracksAfter(db).execute({ ...page, after })
    },

    /** The version of a playlist, and a hash of what it shows with its first `limit` tracks. */
    stamp: (page: Page): Promise<Stamp | undefined> => stampOf(db, page),

    /** Tracks by id, removed ones too: what was handed out can still be shown. */
    async findMany(userId: string, ids: string[]): Promise<TrackRow[]> {
      return selectTracks(userId).where(inArray(playlistTracks.id, ids))
    },

    /** Every present track of a playlist, without its song, in list order. */
    async listBare(playlistId: string): Promise<BareTrack[]> {
      return db
        .select(bareColumns)
        .from(playlistTracks)
        .where(and(eq(playlistTracks.playlistId, playlistId), isPresent))
        .orderBy(asc(playlistTracks.position))
    },

    /** The keys of all tracks in list order, of removed ones too: undo puts those back by theirs. */
    async listKeys(playlistId: string): Promise<{ id: string; position: string }[]> {
      return db
        .select({ id: playlistTracks.id, position: playlistTracks.position })
        .from(playlistTracks)
        .where(eq(playlistTracks.playlistId, playlistId))
        .orderBy(asc(playlistTracks.position), asc(playlistTracks.id))
    },

    async findBare(playlistId: string, ids: string[]): Promise<BareTrack[]> {
      return db
        .select(bareColumns)
        .from(playlistTracks)
        .where(
          and(
            eq(playlistTracks.playlistId, playlistId),
            inArray(playlistTracks.id, ids),
            isPresent,
          ),
        )
    },

    /** The keys between which index `place` lies, leaving `moving` out; the end where it is undefined. */
    async gapAt(
      playlistId: string,
      place: number | undefined,
      moving: string | null = null,
    ): Promise<Gap> {
      const rows = await rowsOf<{ position: string }>(
        db,
        place === undefined
          ? sql`select position from playlist_tracks
                where playlist_id = ${playlistId} and removed_at is null
                order by position desc limit 1`
          : sql`select position from playlist_tracks
                where playlist_id = ${playlistId} and removed_at is null
                  and id is distinct from ${moving}::uuid
                order by position limit 2 offset ${Math.max(0, place - 1)}`,
      )
      const keys = rows.map((row) => row.position)
      if (place === 0) return { before: null, after: keys[0] ?? null }
      if (place === undefined || keys.length > 0)
        return { before: keys[0] ?? null, after: place === undefined ? null : (keys[1] ?? null) }
      return this.gapAt(playlistId, undefined)
    },

    async insert(tracks: (typeof playlistTracks.$inferInsert)[]): Promise<string[]> {
      const ids: string[] = []
      for (let from = 0; from < tracks.length; from += CHUNK) {
        const created = await db
          .insert(playlistTracks)
          .values(tracks.slice(from, from + CHUNK))
          .returning({ id: playlistTracks.id })
        ids.push(...created.map((row) => row.id))
      }
      return ids
    },

    async change(id: string, change: { position?: string; excluded?: boolean }): Promise<void> {
      await db.update(playlistTracks).set(change).where(eq(playlistTracks.id, id))
    },

    /** Moves many tracks at once; positions are given by id. */
    async reposition(moves: { id: string; position: string }[]): Promise<void> {
      for (let from = 0; from < moves.length; from += CHUNK) {
        const chunk = moves.slice(from, from + CHUNK)
        const values = sql.join(
          chunk.map((move) => sql`(${move.id}::uuid, ${move.position})`),
          sql`, `,
        )
        await db.execute(
          sql`update playlist_tracks t set position = m.position
              from (values ${values}) as m(id, position) where t.id = m.id`,
        )
      }
    },

    /** Keeps tracks out of every shuffle, or takes them in again. */
    async exclude(playlistId: string, ids: string[], excluded: boolean): Promise<void> {
      for (let from = 0; from < ids.length; from += CHUNK) {
        await db
          .update(playlistTracks)
          .set({ excluded })
          .where(
            and(
              eq(playlistTracks.playlistId, playlistId),
              inArray(playlistTracks.id, ids.slice(from, from + CHUNK)),
            ),
          )
      }
    },

    /** Marks tracks as removed; answers which of them were there. */
    async remove(playlistId: string, ids: string[]): Promise<string[]> {
      const removed = await db
        .update(playlistTracks)
        .set({ removedAt: sql`now()` })
        .where(
          and(
            eq(playlistTracks.playlistId, playlistId),
            inArray(playlistTracks.id, ids),
            isPresent,
          ),
        )
        .returning({ id: playlistTracks.id })
      return removed.map((track) => track.id)
    },

    /** Takes back removals of the last day; answers how many came back. */
    async findRemoved(playlistId: string, ids: string[]): Promise<BareTrack[]> {
      return db
        .select(bareColumns)
        .from(playlistTracks)
        .where(
          and(
            eq(playlistTracks.playlistId, playlistId),
            inArray(playlistTracks.id, ids),
            isNotNull(playlistTracks.removedAt),
            gt(playlistTracks.removedAt, sql`now() - interval '1 day'`),
          ),
        )
    },

    /** The key that follows `position` in the list, where one does. */
    async keyBehind(playlistId: string, position: string): Promise<string | null> {
      const [next] = await db
        .select({ position: playlistTracks.position })
        .from(playlistTracks)
        .where(
          and(
            eq(playlistTracks.playlistId, playlistId),
            isPresent,
            gt(playlistTracks.position, position),
          ),
        )
        .orderBy(asc(playlistTracks.position))
        .limit(1)
      return next?.position ?? null
    },

    async restore(id: string, position: string): Promise<void> {
      await db
        .update(playlistTracks)
        .set({ removedAt: null, position })
        .where(eq(playlistTracks.id, id))
    },
  }
}

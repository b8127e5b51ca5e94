import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { playlists } from '../schema/playlists'

export type PlaylistRow = typeof playlists.$inferSelect
type Details = { name: string; description?: string | null }
type Origin = {
  source: 'file' | 'spotify' | 'youtube' | 'demo'
  externalId: string
  /** The format of a file. */
  format?: string
}
type Page = { limit: number; after?: { updatedAt: string; id: string } }
type Versions = readonly number[]
type Owned = { userId: string; id: string }

const isOwned = ({ userId, id }: Owned) => and(eq(playlists.id, id), eq(playlists.userId, userId))

export const playlistRepository = (db: Database) => ({
  async find(owned: Owned): Promise<PlaylistRow | undefined> {
    const [playlist] = await db.select().from(playlists).where(isOwned(owned))
    return playlist
  },

  /** Holds the row until the transaction ends, so positions and counts cannot collide. */
  async findForUpdate(owned: Owned): Promise<PlaylistRow | undefined> {
    const [playlist] = await db.select().from(playlists).where(isOwned(owned)).for('update')
    return playlist
  },

  async list(userId: string, { limit, after }: Page) {
    return db
      .select({ playlist: playlists, updatedAtKey: sql<string>`${playlists.updatedAt}::text` })
      .from(playlists)
      .where(
        and(
          eq(playlists.userId, userId),
          after &&
            sql`(${playlists.updatedAt}, ${playlists.id}) < (${after.updatedAt}::timestamptz, ${after.id}::uuid)`,
        ),
      )
      .orderBy(desc(playlists.updatedAt), desc(playlists.id))
      .limit(limit + 1)
  },

  async create(userId: string, { name, description }: Details): Promise<PlaylistRow> {
    return expectRow(await db.insert(playlists).values({ userId, name, description }).returning())
  },

  async findByOrigin(userId: string, origin: Origin): Promise<PlaylistRow | undefined> {
    const [playlist] = await db
      .select()
      .from(playlists)
      .where(
        and(
          eq(playlists.userId, userId),
          eq(playlists.originSource, origin.source),
          eq(playlists.originExternalId, origin.externalId),
        ),
      )
    return playlist
  },

  /** Everything of the user's that came from there. */
  async listByOrigin(userId: string, source: Origin['source']): Promise<PlaylistRow[]> {
    return db
      .select()
      .from(playlists)
      .where(and(eq(playlists.userId, userId), eq(playlists.originSource, source)))
  },

  /** Notes that a playlist was compared with where it came from, and with which version of it. */
  async noteSync(owned: Owned, { snapshotId }: { snapshotId: string | null }): Promise<void> {
    await db
      .update(playlists)
      .set({ originSyncedAt: sql`now()`, originSnapshotId: snapshotId })
      .where(isOwned(owned))
  },

  /** Notes that playlists were compared with where they came from, and are as they are there. */
  async noteUnchanged(userId: string, ids: string[]): Promise<void> {
    if (ids.length === 0) return
    await db
      .update(playlists)
      .set({ originSyncedAt: sql`now()` })
      .where(and(eq(playlists.userId, userId), inArray(playlists.id, ids)))
  },

  /** Chooses how a playlist follows where it came from; the next sync brings it in line. */
  async setSyncMode(owned: Owned, syncMode: PlaylistRow['syncMode']): Promise<void> {
    await db
      .update(playlists)
      .set({ syncMode, originSnapshotId: null })
      .where(and(isOwned(owned), ne(playlists.syncMode, syncMode)))
  },

  /** The playlist that was brought in from `origin`, made where there is none. */
  async ensureImported(userId: string, origin: Origin, details: Details): Promise<PlaylistRow> {
    const ensured = await db
      .insert(playlists)
      .values({
        userId,
        ...details,
        originSource: origin.source,
        originExternalId: origin.externalId,
        originFormat: origin.format,
        originSyncedAt: sql`now()`,
      })
      .onConflictDoUpdate({
        target: [playlists.userId, playlists.originSource, playlists.originExternalId],
        set: { originSyncedAt: sql`now()` },
      })
      .returning()
    return expectRow(ensured)
  },

  /** Renames; with `versions` only while one of them is still the current one. */
  async update(owned: Owned, { name, description }: Details, versions?: Versions) {
    const [playlist] = await db
      .update(playlists)
      .set({
        name,
        ...(description === undefined ? {} : { description }),
        version: sql`${playlists.version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(and(isOwned(owned), versions && inArray(playlists.version, [...versions])))
      .returning()
    return playlist
  },

  /** Deletes a playlist with its tracks; its songs stay reachable by id for a day. */
  async remove(owned: Owned, versions?: Versions): Promise<boolean> {
    const isWanted = and(isOwned(owned), versions && inArray(playlists.version, [...versions]))
    const removed = await rowsOf(
      db,
      sql`with removed as (delete from ${playlists} where ${isWanted} returning id, user_id),
          former as (
            insert into former_songs (user_id, song_id)
            select distinct r.user_id, t.song_id
            from removed r join playlist_tracks t on t.playlist_id = r.id
            where t.removed_at is null
            on conflict (user_id, song_id) do update set left_at = now())
          select id from removed`,
    )
    return removed.length > 0
  },

  /** Counts anew after the tracks changed, and marks the change. */
  async recount(owned: Owned): Promise<PlaylistRow> {
    const recounted = await db
      .update(playlists)
      .set({
        trackCount: sql`(select count(*) from playlist_tracks t
          where t.playlist_id = ${owned.id} and t.removed_at is null)`,
        totalDurationMs: sql`(select coalesce(sum(s.duration_ms), 0) from playlist_tracks t
          join songs s on s.id = t.song_id
          where t.playlist_id = ${owned.id} and t.removed_at is null)`,
        version: sql`${playlists.version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(isOwned(owned))
      .returning()
    return expectRow(recounted)
  },
})

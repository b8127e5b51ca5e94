import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { playlists } from '../schema/playlists'
import { isOwnedBy, type OwnedKey } from './owned'
import type { PlaylistDetails, PlaylistRow } from './playlists'

type Origin = {
  source: 'file' | 'spotify' | 'youtube' | 'demo'
  externalId: string
  /** The format of a file. */
  format?: string
}

const isOwned = isOwnedBy(playlists)

/** Playlists by the list that they were imported from. */
export const importedPlaylistRepository = (db: Database) => ({
  async find(userId: string, origin: Origin): Promise<PlaylistRow | undefined> {
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

  /** All playlists of a user that were imported from a service. */
  async list(userId: string, source: Origin['source']): Promise<PlaylistRow[]> {
    return db
      .select()
      .from(playlists)
      .where(and(eq(playlists.userId, userId), eq(playlists.originSource, source)))
  },

  /** Returns the playlist imported from `origin`; adds it if there is none. */
  async ensure(userId: string, origin: Origin, details: PlaylistDetails): Promise<PlaylistRow> {
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

  /** Sets the time of the last sync, and the version of the list that was imported. */
  async markSynced(owned: OwnedKey, { snapshotId }: { snapshotId: string | null }): Promise<void> {
    await db
      .update(playlists)
      .set({ originSyncedAt: sql`now()`, originSnapshotId: snapshotId })
      .where(isOwned(owned))
  },

  /** Sets the time of the last sync of playlists whose lists have not changed. */
  async markUnchanged(userId: string, ids: string[]): Promise<void> {
    if (ids.length === 0) return
    await db
      .update(playlists)
      .set({ originSyncedAt: sql`now()` })
      .where(and(eq(playlists.userId, userId), inArray(playlists.id, ids)))
  },

  /** Sets how a playlist follows its origin; the next sync applies it. */
  async setSyncMode(owned: OwnedKey, syncMode: PlaylistRow['syncMode']): Promise<void> {
    await db
      .update(playlists)
      .set({ syncMode, originSnapshotId: null })
      .where(and(isOwned(owned), ne(playlists.syncMode, syncMode)))
  },
})

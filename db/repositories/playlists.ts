import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { playlists } from '../schema/playlists'
import { byBeginning, foldName, hasTerms } from './folded-names'
import { type KeysetPage, newestFirst } from './keyset'
import { isOwnedBy, type OwnedKey } from './owned'
import type { SearchTerm } from './tsquery'

export type PlaylistRow = typeof playlists.$inferSelect
export type PlaylistDetails = { name: string; description?: string | null }
type Versions = readonly number[]

const isOwned = isOwnedBy(playlists)
const byTime = newestFirst(playlists.updatedAt, playlists.id)

// With an offset it is computed once for a row, and not in each condition.
const folded = sql`(select ${foldName(sql`${playlists.name}`)} as name offset 0) folded`
const foldedName = sql`folded.name`

const hasVersion = (versions: Versions | undefined) =>
  versions && inArray(playlists.version, [...versions])

export const playlistRepository = (db: Database) => ({
  async find(owned: OwnedKey): Promise<PlaylistRow | undefined> {
    const [playlist] = await db.select().from(playlists).where(isOwned(owned))
    return playlist
  },

  /** Locks the row until the transaction ends, so that concurrent changes of tracks wait. */
  async findForUpdate(owned: OwnedKey): Promise<PlaylistRow | undefined> {
    const [playlist] = await db.select().from(playlists).where(isOwned(owned)).for('update')
    return playlist
  },

  /** A page of a user's playlists, the last changed first. */
  async list(userId: string, { limit, after }: KeysetPage) {
    return db
      .select({ playlist: playlists, sortKey: byTime.sortKey })
      .from(playlists)
      .where(and(eq(playlists.userId, userId), byTime.isAfter(after)))
      .orderBy(...byTime.order)
      .limit(limit + 1)
  },

  /** The playlists whose names contain all terms, the best matches first. */
  async search(userId: string, terms: SearchTerm[], limit: number): Promise<PlaylistRow[]> {
    return db
      .select(getTableColumns(playlists))
      .from(playlists)
      .crossJoinLateral(folded)
      .where(and(eq(playlists.userId, userId), hasTerms(foldedName, terms)))
      .orderBy(byBeginning(foldedName, terms), ...byTime.order)
      .limit(limit)
  },

  async create(userId: string, { name, description }: PlaylistDetails): Promise<PlaylistRow> {
    return expectRow(await db.insert(playlists).values({ userId, name, description }).returning())
  },

  /** Changes the details and returns the playlist; undefined if none of `versions` is current. */
  async update(owned: OwnedKey, { name, description }: PlaylistDetails, versions?: Versions) {
    const [playlist] = await db
      .update(playlists)
      .set({
        name,
        ...(description === undefined ? {} : { description }),
        version: sql`${playlists.version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(and(isOwned(owned), hasVersion(versions)))
      .returning()
    return playlist
  },

  /**
   * Removes a playlist with its tracks; its songs stay in the library. Returns false if the user has
   * none of this id, or none of `versions` is current.
   */
  async remove(owned: OwnedKey, versions?: Versions): Promise<boolean> {
    const removed = await db
      .delete(playlists)
      .where(and(isOwned(owned), hasVersion(versions)))
      .returning({ id: playlists.id })
    return removed.length > 0
  },
})

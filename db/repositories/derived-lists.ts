import { and, asc, desc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import type { DerivedList } from '@/lib/list-id'
import type { Database } from '../postgres'
import { albums, artists } from '../schema/artists-albums'
import { shuffleSessions } from '../schema/shuffle'
import { views } from '../schema/views'
import { isOwnedBy } from './owned'
import type { ShuffleSessionRow } from './shuffle-sessions'
import type { ViewRow } from './views'

export type DerivedSession = { session: ShuffleSessionRow; view: ViewRow | null }

const tables = { album: albums, artist: artists, view: views }

const hasRunningSession = (userId: string) =>
  and(
    eq(shuffleSessions.userId, userId),
    isNull(shuffleSessions.endedAt),
    or(
      isNotNull(shuffleSessions.albumId),
      isNotNull(shuffleSessions.artistId),
      isNotNull(shuffleSessions.viewId),
    ),
  )

/** The albums, artists and views of a user, as lists that can be shuffled. */
export const derivedListRepository = (db: Database) => ({
  /** Whether the user has the album, artist or view, with or without songs. */
  async exists(userId: string, { kind, id }: DerivedList): Promise<boolean> {
    const table = tables[kind]
    const rows = await db
      .select({ id: table.id })
      .from(table)
      .where(isOwnedBy(table)({ userId, id }))
    return rows.length > 0
  },

  /** The running sessions of these lists, ordered by list id; those of views with their view. */
  async listSessions(userId: string): Promise<DerivedSession[]> {
    return db
      .select({ session: shuffleSessions, view: views })
      .from(shuffleSessions)
      .leftJoin(views, eq(views.id, shuffleSessions.viewId))
      .where(hasRunningSession(userId))
      .orderBy(asc(shuffleSessions.list))
  },

  /** Deletes and returns the running sessions of these lists except the `limit` latest. */
  async removeOldSessions(userId: string, limit: number): Promise<ShuffleSessionRow[]> {
    const old = db
      .select({ id: shuffleSessions.id })
      .from(shuffleSessions)
      .where(hasRunningSession(userId))
      .orderBy(desc(shuffleSessions.startedAt), desc(shuffleSessions.id))
      .offset(limit)
    return db.delete(shuffleSessions).where(inArray(shuffleSessions.id, old)).returning()
  },
})

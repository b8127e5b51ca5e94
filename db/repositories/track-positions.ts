import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { playlistTracks } from '../schema/playlists'
import { isPresentTrack } from './playlist-tracks'

/** The positions around a place in a list; null at an end of the list. */
type Gap = { before: string | null; after: string | null }

const CHUNK_ROWS = 1_000

/** Fractional positions of tracks, in a playlist whose owner the caller has checked. */
export const trackPositionRepository = (db: Database) => ({
  /** All positions in list order, those of removed tracks too: undo restores them. */
  async list(playlistId: string): Promise<{ id: string; position: string }[]> {
    return db
      .select({ id: playlistTracks.id, position: playlistTracks.position })
      .from(playlistTracks)
      .where(eq(playlistTracks.playlistId, playlistId))
      .orderBy(asc(playlistTracks.position), asc(playlistTracks.id))
  },

  /** The gap at an index from 0, not counting the track `movingId`; the end if it is undefined. */
  async findGap(
    playlistId: string,
    index: number | undefined,
    movingId: string | null = null,
  ): Promise<Gap> {
    const gap = index === undefined ? undefined : await gapAt(db, playlistId, index, movingId)
    if (gap) return gap
    const [last] = await rowsOf<{ position: string }>(
      db,
      sql`select position from playlist_tracks
          where playlist_id = ${playlistId} and removed_at is null
          order by position desc limit 1`,
    )
    return { before: last?.position ?? null, after: null }
  },

  /** The position of the next present track; null if `position` is the last one. */
  async findNext(playlistId: string, position: string): Promise<string | null> {
    const [next] = await db
      .select({ position: playlistTracks.position })
      .from(playlistTracks)
      .where(
        and(
          eq(playlistTracks.playlistId, playlistId),
          isPresentTrack,
          gt(playlistTracks.position, position),
        ),
      )
      .orderBy(asc(playlistTracks.position))
      .limit(1)
    return next?.position ?? null
  },

  /** Sets the positions of many tracks. */
  async update(moves: { id: string; position: string }[]): Promise<void> {
    for (let from = 0; from < moves.length; from += CHUNK_ROWS) {
      const chunk = moves.slice(from, from + CHUNK_ROWS)
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
})

// Undefined behind the end of the list.
async function gapAt(
  db: Database,
  playlistId: string,
  index: number,
  movingId: string | null,
): Promise<Gap | undefined> {
  const [first, second] = await rowsOf<{ position: string }>(
    db,
    sql`select position from playlist_tracks
        where playlist_id = ${playlistId} and removed_at is null
          and id is distinct from ${movingId}::uuid
        order by position limit 2 offset ${Math.max(0, index - 1)}`,
  )
  if (index === 0) return { before: null, after: first?.position ?? null }
  return first && { before: first.position, after: second?.position ?? null }
}

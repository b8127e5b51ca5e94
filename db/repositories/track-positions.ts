import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { playlistTracks } from '../schema/playlists'
import { isPresentTrack } from './playlist-tracks'
import type { Gap } from './track-gaps'

const CHUNK_ROWS = 1_000

type Move = { id: string; position: string }

/** Fractional positions of tracks, in a playlist whose owner the caller has checked. */
export const trackPositionRepository = (db: Database) => ({
  /** The tracks in a gap in list order, removed ones too: undo restores them. */
  async listBetween(playlistId: string, { before, after }: Gap): Promise<Move[]> {
    const inGap = sql`playlist_id = ${playlistId}
      ${before === null ? sql`` : sql`and position > ${before}`}
      ${after === null ? sql`` : sql`and position < ${after}`}`
    return rowsOf(
      db,
      sql`select id, position from playlist_tracks where ${inGap} and removed_at is null
          union all
          select id, position from playlist_tracks where ${inGap} and removed_at is not null
          order by position, id`,
    )
  },

  /** A page of the present tracks in list order; `after` is a position, null for the first page. */
  async listPage(playlistId: string, after: string | null, limit: number): Promise<Move[]> {
    return rowsOf(
      db,
      sql`select id, position from playlist_tracks
          where playlist_id = ${playlistId} and removed_at is null
            ${after === null ? sql`` : sql`and position > ${after}`}
          order by position limit ${limit}`,
    )
  },

  /** Those of the positions that a present track has. */
  async findTaken(playlistId: string, positions: string[]): Promise<string[]> {
    const rows = await db
      .select({ position: playlistTracks.position })
      .from(playlistTracks)
      .where(
        and(
          eq(playlistTracks.playlistId, playlistId),
          isPresentTrack,
          inArray(playlistTracks.position, positions),
        ),
      )
    return rows.map(({ position }) => position)
  },

  /** Sets the positions of many tracks. */
  update: (moves: Move[]): Promise<void> => setPositions(db, moves, sql`position = m.position`),

  /** Restores removed tracks at positions. */
  restore: (moves: Move[]): Promise<void> =>
    setPositions(db, moves, sql`position = m.position, removed_at = null`),
})

async function setPositions(db: Database, moves: Move[], changes: SQL): Promise<void> {
  for (let from = 0; from < moves.length; from += CHUNK_ROWS) {
    const chunk = moves.slice(from, from + CHUNK_ROWS)
    const values = sql.join(
      chunk.map((move) => sql`(${move.id}::uuid, ${move.position})`),
      sql`, `,
    )
    await db.execute(
      sql`update playlist_tracks t set ${changes}
          from (values ${values}) as m(id, position) where t.id = m.id`,
    )
  }
}

import type { Database } from '../postgres'
import { songArtists } from '../schema/songs'

/** A song with its artists, the main one first. */
export type SongCredits = { id: string; artistIds: string[] }

/** Adds artists to songs that have none yet. */
export async function addCredits(db: Database, rows: SongCredits[]): Promise<void> {
  const credits = rows.flatMap(({ id, artistIds }) =>
    artistIds.map((artistId, place) => ({ songId: id, artistId, place })),
  )
  if (credits.length > 0) await db.insert(songArtists).values(credits)
}

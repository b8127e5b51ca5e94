import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'

/** Deletes what no user holds, and addresses of covers on hosts that are not known. */
export async function deleteUnheld(tx: Database): Promise<void> {
  await tx.execute(sql`delete from songs where user_id is null`)
  await tx.execute(sql`delete from song_artists where user_id is null`)
  await tx.execute(sql`delete from artists where user_id is null`)
  await tx.execute(sql`delete from albums where user_id is null`)
  await tx.execute(sql`update albums set cover_url = null
    where cover_url is not null and cover_url !~ ${KNOWN_COVER}`)
}

/** The image hosts of Spotify, YouTube, Apple, Deezer and Tidal. */
const KNOWN_COVER =
  '^https://([a-z0-9-]+\\.)*(scdn\\.co|spotifycdn\\.com|ytimg\\.com|ggpht\\.com|googleusercontent\\.com|mzstatic\\.com|dzcdn\\.net|resources\\.tidal\\.com)/'

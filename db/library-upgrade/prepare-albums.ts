import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'

/** The image hosts of Spotify, YouTube, Apple, Deezer and Tidal. */
const KNOWN_COVER =
  '^https://([a-z0-9-]+\\.)*(scdn\\.co|spotifycdn\\.com|ytimg\\.com|ggpht\\.com|googleusercontent\\.com|mzstatic\\.com|dzcdn\\.net|resources\\.tidal\\.com)/'

/** Sets the artists of albums, and deletes addresses of covers on unknown hosts, before the copies. */
export async function prepareAlbums(tx: Database): Promise<void> {
  // The artist of an album is stored in its key alone: an artist with that key has the spelling.
  await tx.execute(sql`
    update albums al set album_artist = a.name from artists a
    where a.match_key = substring(al.match_key from '[^|]*$') and a.match_key <> ''`)
  await tx.execute(sql`update albums set cover_url = null
    where cover_url is not null and cover_url !~ ${KNOWN_COVER}`)
}

import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { songs } from '../schema/songs'

const BUCKET_MS = 10_000

const column = (of: PgColumn) => sql`"songs".${sql.identifier(of.name)}`

/**
 * The key of a song's video search, shared by copies of one recording: the ISRC for songs from
 * Spotify; normalised title and artists with the length in steps of ten seconds for songs from
 * files or YouTube. Uploads share no key: their details come from one user.
 */
export const videoKey: SQL<string> = sql<string>`case
  when ${column(songs.source)} = 'spotify' and ${column(songs.isrc)} is not null
    then 'isrc:' || ${column(songs.isrc)}
  when ${column(songs.ownerId)} is null and ${column(songs.source)} <> 'spotify'
    then 'name:' || ${column(songs.matchKey)} || '|' ||
      coalesce((${column(songs.durationMs)} / ${sql.raw(String(BUCKET_MS))})::text, '?')
  else 'song:' || ${column(songs.id)} end`

/** Whether a cached video may be used: it plays, and is younger than the 30 days YouTube allows. */
export const isUsableVideo = (video: 'v' | 'videos'): SQL =>
  sql.raw(
    `(${video}.is_embeddable and ${video}.failing_since is null and ${video}.checked_at > now() - interval '30 days')`,
  )

import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { songs } from '../schema/songs'

const BUCKET_MS = 10_000

const column = (of: PgColumn) => sql`"songs".${sql.identifier(of.name)}`

/**
 * What a song's search is kept under: its ISRC where Spotify says it; for what came of a file or of
 * YouTube its normal title and artist with its length in steps of ten seconds. Two copies of one
 * recording share it. What one listener alone says, an upload, shares nothing: the words of the
 * search are the song's own.
 */
export const videoKey: SQL<string> = sql<string>`case
  when ${column(songs.source)} = 'spotify' and ${column(songs.isrc)} is not null
    then 'isrc:' || ${column(songs.isrc)}
  when ${column(songs.ownerId)} is null and ${column(songs.source)} <> 'spotify'
    then 'name:' || ${column(songs.matchKey)} || '|' ||
      coalesce((${column(songs.durationMs)} / ${sql.raw(String(BUCKET_MS))})::text, '?')
  else 'song:' || ${column(songs.id)} end`

/** Whether what is known of a video may still be used: YouTube lets it be kept for 30 days. */
export const isUsableVideo = (video: 'v' | 'videos'): SQL =>
  sql.raw(
    `(${video}.is_embeddable and ${video}.failing_since is null and ${video}.checked_at > now() - interval '30 days')`,
  )

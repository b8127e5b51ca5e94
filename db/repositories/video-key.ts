import { type SQL, sql } from 'drizzle-orm'
import { songs } from '../schema/songs'

const BUCKET_MS = 10_000

/**
 * What a song's search is kept under: its ISRC, else its normal title and artist with its length in
 * steps of ten seconds. Two copies of one recording share it.
 */
export const videoKey: SQL<string> = sql<string>`coalesce('isrc:' || "songs".${sql.identifier(songs.isrc.name)},
  'name:' || "songs".${sql.identifier(songs.matchKey.name)} || '|' ||
  coalesce(("songs".${sql.identifier(songs.durationMs.name)} / ${sql.raw(String(BUCKET_MS))})::text, '?'))`

/** Whether what is known of a video may still be used: YouTube lets it be kept for 30 days. */
export const isUsableVideo = (video: 'v'): SQL =>
  sql.raw(
    `(${video}.is_embeddable and ${video}.failing_since is null and ${video}.checked_at > now() - interval '30 days')`,
  )

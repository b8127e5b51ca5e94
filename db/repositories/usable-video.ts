import { type SQL, sql } from 'drizzle-orm'

/** Whether a cached video may be used: it plays, and is younger than the 30 days YouTube allows. */
export const isUsableVideo = (video: 'v' | 'videos'): SQL =>
  sql.raw(
    `(${video}.is_embeddable and ${video}.failing_since is null and ${video}.checked_at > now() - interval '30 days')`,
  )

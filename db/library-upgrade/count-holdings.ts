import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { UpgradeError } from '../upgrade-error'

type Difference = { userId: string; kind: string; before: number; after: number }

/** Stores how many playlists, tracks, likes, plays and other rows each user has. */
export async function countHoldings(tx: Database): Promise<void> {
  await tx.execute(sql`
    insert into library_upgrade_counts (user_id, kind, count) ${counts(sql`true`)}`)
}

/**
 * Compares the stored numbers with those of rows whose song is listed to be copied for the user, or
 * is in the library of the user.
 * @throws UpgradeError if a user has less or more than before
 */
export async function assertComplete(tx: Database, state: 'listed' | 'copied'): Promise<void> {
  const isOwn =
    state === 'copied'
      ? sql`s.user_id = x.user_id`
      : sql`exists (select from library_copies c
          where c.user_id = x.user_id and c.kind = 'song' and c.old_id = x.song_id)`
  const differences = await rowsOf<Difference>(
    tx,
    sql`select coalesce(b.user_id, a.user_id) as "userId", coalesce(b.kind, a.kind) as kind,
        coalesce(b.count, 0)::float8 as before, coalesce(a.count, 0)::float8 as after
      from library_upgrade_counts b
      full join (${counts(isOwn)}) a on a.user_id = b.user_id and a.kind = b.kind
      where b.count is distinct from a.count order by 1, 2 limit 3`,
  )
  if (differences.length > 0) throw new UpgradeError(describeLoss(differences, state))
}

function describeLoss(differences: Difference[], state: 'listed' | 'copied'): string {
  const examples = differences
    .map(({ userId, kind, before, after }) => `${userId} ${kind}: ${before} before, ${after} after`)
    .join('; ')
  return state === 'copied'
    ? `The upgrade of the library would lose entries (${examples}).`
    : `The upgrade of the library was undone, because it would lose entries (${examples}). The database is unchanged: start the previous version and report this.`
}

/** Rows of each user by kind: playlists, and rows whose song satisfies a condition on `s` and `x`. */
const counts = (isCounted: SQL) => sql`
  select x.user_id, x.kind, count(*) as count from (
      select p.user_id, 'tracks' as kind, t.song_id
        from playlist_tracks t join playlists p on p.id = t.playlist_id
      union all select user_id, 'likes', song_id from liked_songs
      union all select user_id, 'plays', song_id from plays
      union all select user_id, 'chosen videos', song_id from video_choices
      union all select user_id, 'refused videos', song_id from video_refusals
      union all select i.user_id, 'imported rows', e.song_id
        from import_entries e join imports i on i.id = e.import_id
      union all select owner_id, 'uploads', song_id from audio_files) x
    join songs s on s.id = x.song_id join users u on u.id = x.user_id
    where ${isCounted} group by x.user_id, x.kind
  union all select user_id, 'playlists', count(*) from playlists group by user_id`

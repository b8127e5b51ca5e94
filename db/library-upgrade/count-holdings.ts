import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { UpgradeError } from '../upgrade-error'

/** Rows that name a song, by user and kind. */
type Counts = Map<string, number>

/** Counts what each user holds; with `isOwn`, only rows whose song is in the library of that user. */
export async function countHoldings(tx: Database, { isOwn = false } = {}): Promise<Counts> {
  const own = isOwn ? sql`s.user_id = x.user_id` : sql`true`
  const rows = await rowsOf<{ key: string; count: number }>(
    tx,
    sql`select x.user_id || ' ' || x.kind as key, count(*)::float8 as count from (
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
      where ${own} group by x.user_id, x.kind`,
  )
  return new Map(rows.map(({ key, count }) => [key, count]))
}

/** @throws UpgradeError if a user holds less or more than before */
export function assertSameCounts(before: Counts, after: Counts): void {
  const kinds = new Set([...before.keys(), ...after.keys()])
  const changed = [...kinds].filter((kind) => before.get(kind) !== after.get(kind))
  if (changed.length === 0) return
  const examples = changed
    .slice(0, 3)
    .map((kind) => `${kind}: ${before.get(kind) ?? 0} before, ${after.get(kind) ?? 0} after`)
  throw new UpgradeError(
    `The upgrade of the library was undone, because it would lose entries (${examples.join('; ')}). The database is unchanged: start the previous version and report this.`,
  )
}

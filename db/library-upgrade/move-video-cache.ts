import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'

// The key under which the videos of a moved song were cached before.
const formerKey = sql`case
  when m.source = 'spotify' and m.isrc is not null then 'isrc:' || m.isrc
  when m.source in ('spotify', 'upload') then 'song:' || m.old_id
  else 'name:' || m.match_key || '|' || coalesce((m.duration_ms / 10000)::text, '?') end`

/** Copies cached videos of the songs in `moved_songs` to their new keys. */
export async function moveVideoCache(tx: Database): Promise<void> {
  await tx.execute(sql`
    with moved as (
      select distinct on (s.video_key) s.video_key as key, v.key as former_key, v.searched_at
      from moved_songs m join songs s on s.id = m.id join video_searches v on v.key = ${formerKey}
      order by s.video_key, v.searched_at desc nulls last, v.key),
    added as (
      insert into video_searches (key, searched_at) select key, searched_at from moved
      on conflict do nothing returning key)
    insert into video_matches (key, video_id, place, score, is_sure, reasons)
    select n.key, v.video_id, v.place, v.score, v.is_sure, v.reasons
    from added join moved n on n.key = added.key join video_matches v on v.key = n.former_key`)
}

/** Deletes cached videos with words of a title or the id of a song in their key. */
export async function deleteFormerVideoKeys(tx: Database): Promise<void> {
  await tx.execute(sql`delete from video_searches where key like 'song:%' or key like 'name:%|%'`)
}

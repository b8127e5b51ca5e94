import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'

// The key under which the videos of a song `s` were cached before; `c` is its copy, if it is one.
const formerKey = sql`case
  when s.source = 'spotify' and s.isrc is not null then 'isrc:' || s.isrc
  when s.source in ('spotify', 'upload') then 'song:' || coalesce(c.old_id, s.id)
  else 'name:' || s.match_key || '|' || coalesce((s.duration_ms / 10000)::text, '?') end`

/**
 * Moves cached videos to the new keys of their songs, and deletes all others with words of a title
 * or the id of a song in their key.
 */
export async function moveVideoCache(tx: Database): Promise<void> {
  await tx.execute(sql`
    create temporary table moved_searches on commit drop as
    select distinct on (s.video_key) s.video_key as key, v.key as former_key, v.searched_at
    from songs s
    left join library_copies c on c.kind = 'song' and c.user_id = s.user_id and c.new_id = s.id
    join video_searches v on v.key = ${formerKey}
    order by s.video_key, v.searched_at desc nulls last, v.key`)
  await tx.execute(sql`insert into video_searches (key, searched_at)
    select key, searched_at from moved_searches`)
  await tx.execute(sql`
    insert into video_matches (key, video_id, place, score, is_sure, reasons)
    select n.key, m.video_id, m.place, m.score, m.is_sure, m.reasons
    from moved_searches n join video_matches m on m.key = n.former_key`)
  await tx.execute(sql`delete from video_searches v where key not like 'isrc:%'
    and not exists (select from moved_searches n where n.key = v.key)`)
}

import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'

/**
 * Replaces the track ids of shuffles of `liked` and `library` of users, which are ids of songs. The order of
 * their sets consists of indices into these ids, and stays.
 */
export async function moveShuffles(tx: Database, userIds: string[]): Promise<void> {
  await tx.execute(sql`
    update shuffle_revisions r set added = m.added
    from (
      select r.session_id, r.revision,
        string_agg(coalesce(uuid_send(c.new_id), e.id), ''::bytea order by e.n) as added
      from shuffle_revisions r join shuffle_sessions s on s.id = r.session_id
      cross join lateral (
        select n, substring(r.added from n * 16 + 1 for 16) as id
        from generate_series(0, length(r.added) / 16 - 1) as n) e
      left join library_copies c on c.kind = 'song' and c.user_id = s.user_id
        and c.old_id = encode(e.id, 'hex')::uuid
      where s.list in ('liked', 'library') and s.user_id in ${userIds}
      group by r.session_id, r.revision) m
    where m.session_id = r.session_id and m.revision = r.revision`)
}

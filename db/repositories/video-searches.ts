import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { isUsableVideo } from './video-key'

const LEASE_SECONDS = 30

/** How a search stands. `leasedMs` is how long another may still work on it; 0 where nobody does. */
export type SearchState = { isSearched: boolean; leasedMs: number }

export const videoSearchRepository = (db: Database) => ({
  /**
   * Takes a search on, for half a minute, over all processes: true for the one who is to do it. False
   * while another does, where it has videos, and for a week where it found none.
   */
  async take(key: string): Promise<boolean> {
    const rows = await rowsOf(
      db,
      sql`insert into video_searches (key, leased_until)
        values (${key}, now() + make_interval(secs => ${LEASE_SECONDS}))
        on conflict (key) do update set leased_until = excluded.leased_until
        where (video_searches.leased_until is null or video_searches.leased_until < now())
          and (video_searches.searched_at is null
            or video_searches.searched_at < now() - interval '7 days' and not exists (
              select 1 from video_matches m join videos v on v.id = m.video_id
              where m.key = video_searches.key and ${isUsableVideo('v')}))
        returning key`,
    )
    return rows.length > 0
  },

  async find(key: string): Promise<SearchState> {
    const [row] = await rowsOf<{ isSearched: boolean; leasedMs: number }>(
      db,
      sql`select searched_at is not null as "isSearched",
          greatest(0, coalesce(extract(epoch from leased_until - now()) * 1000, 0))::int as "leasedMs"
        from video_searches where key = ${key}`,
    )
    return row ?? { isSearched: false, leasedMs: 0 }
  },

  /** Lets a search go undone; nobody takes it on for so many seconds. */
  async release(key: string, pauseSeconds: number): Promise<void> {
    await db.execute(sql`update video_searches
      set leased_until = now() + make_interval(secs => ${pauseSeconds}) where key = ${key}`)
  },

  /** Spends one of a day's searches: false where `most` are spent. Exact however many ask at once. */
  async spend(day: string, most: number): Promise<boolean> {
    const rows = await rowsOf(
      db,
      sql`insert into search_days (day, used) values (${day}, 1)
        on conflict (day) do update set used = search_days.used + 1
        where search_days.used < ${most} returning used`,
    )
    return rows.length > 0
  },

  /** YouTube says that the day's searches are spent, whatever was counted here. */
  async exhaust(day: string, most: number): Promise<void> {
    await db.execute(sql`insert into search_days (day, used) values (${day}, ${most})
      on conflict (day) do update set used = greatest(search_days.used, ${most})`)
  },

  async spent(day: string): Promise<number> {
    const [row] = await rowsOf<{ used: number }>(
      db,
      sql`select used from search_days where day = ${day}`,
    )
    return row?.used ?? 0
  },
})

import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { SEARCH_PAUSE_DAYS } from './playable-songs'
import { isUsableVideo } from './usable-video'

const LEASE_SECONDS = 30

/** The state of a search. `leasedMs` is the rest of a worker's lease; 0 if there is none. */
export type VideoSearchState = { isSearched: boolean; leasedMs: number }

export const videoSearchRepository = (db: Database) => ({
  /**
   * Leases a search to the caller for `LEASE_SECONDS`, across all processes. Returns false while
   * another holds the lease, if it has usable videos, and for 7 days after it found none.
   */
  async acquire(key: string): Promise<boolean> {
    const rows = await rowsOf(
      db,
      sql`insert into video_searches (key, leased_until)
        values (${key}, now() + make_interval(secs => ${LEASE_SECONDS}))
        on conflict (key) do update set leased_until = excluded.leased_until
        where (video_searches.leased_until is null or video_searches.leased_until < now())
          and (video_searches.searched_at is null
            or video_searches.searched_at < now() - make_interval(days => ${SEARCH_PAUSE_DAYS}) and not exists (
              select 1 from video_matches m join videos v on v.id = m.video_id
              where m.key = video_searches.key and ${isUsableVideo('v')}))
        returning key`,
    )
    return rows.length > 0
  },

  /** The state of a search; a search that was never leased is not searched. */
  async getState(key: string): Promise<VideoSearchState> {
    const [row] = await rowsOf<{ isSearched: boolean; leasedMs: number }>(
      db,
      sql`select searched_at is not null as "isSearched",
          greatest(0, coalesce(extract(epoch from leased_until - now()) * 1000, 0))::int as "leasedMs"
        from video_searches where key = ${key}`,
    )
    return row ?? { isSearched: false, leasedMs: 0 }
  },

  /** Ends a lease without a result; the search can be leased again after `pauseSeconds`. */
  async release(key: string, pauseSeconds: number): Promise<void> {
    await db.execute(sql`update video_searches
      set leased_until = now() + make_interval(secs => ${pauseSeconds}) where key = ${key}`)
  },

  /** Counts one search of a day; false if `max` are used. Exact under concurrent calls. */
  async spendQuota(day: string, max: number): Promise<boolean> {
    const rows = await rowsOf(
      db,
      sql`insert into search_days (day, used) values (${day}, 1)
        on conflict (day) do update set used = search_days.used + 1
        where search_days.used < ${max} returning used`,
    )
    return rows.length > 0
  },

  /** Sets a day's count to `max`: YouTube reported its quota as used up. */
  async exhaustQuota(day: string, max: number): Promise<void> {
    await db.execute(sql`insert into search_days (day, used) values (${day}, ${max})
      on conflict (day) do update set used = greatest(search_days.used, ${max})`)
  },

  /** The number of searches counted on a day. */
  async getSpentQuota(day: string): Promise<number> {
    const [row] = await rowsOf<{ used: number }>(
      db,
      sql`select used from search_days where day = ${day}`,
    )
    return row?.used ?? 0
  },
})

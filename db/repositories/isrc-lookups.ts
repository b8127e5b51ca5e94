import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { isrcLookups } from '../schema/isrc-lookups'

/** Days for which a result is not looked up again. */
const FRESH_DAYS = 30
/** Days until an ISRC whose look-up failed is looked up again. */
const RETRY_DAYS = 1
/** Later, nothing looks it up any more: its songs are gone, or the setting is off. */
const STALE_DAYS = 60

/** A song without a recording whose ISRC is to be looked up, or whose length has been found since. */
export type DueSong = {
  id: string
  userId: string
  isrc: string
  durationMs: number | null
  /** The fresh result for its ISRC; null if it has to be looked up. */
  found: { lengthMs: number } | null
}

type DuePage = { due: DueSong[]; next: string | undefined }
export type IsrcLookup = Omit<typeof isrcLookups.$inferInsert, 'lookedUpAt'>

/** Results of MusicBrainz by ISRC. */
export const isrcLookupRepository = (db: Database) => ({
  /**
   * Those of the `scanned` newest songs of all users before `before`, the newest first. `next` is the
   * `before` of the next page; undefined after the last one. Most songs are not due, so a limit of
   * the due ones would not bound the statement.
   */
  async listDue(scanned: number, before?: string): Promise<DuePage> {
    const rows = await rowsOf<{ next: string; due: DueSong | null }>(
      db,
      sql`with page as materialized (
          select id, user_id, isrc, duration_ms, audio_hash, youtube_id, video_key, removed_at
          from songs where ${before === undefined ? sql`true` : sql`id < ${before}::uuid`}
          order by id desc limit ${scanned}),
        due as (
          select s.id, json_build_object('id', s.id, 'userId', s.user_id, 'isrc', s.isrc,
            'durationMs', s.duration_ms, 'found', case when l.isrc is not null
              then json_build_object('lengthMs', l.length_ms) end) as song
          from page s left join isrc_lookups l
            on l.isrc = s.isrc and l.looked_up_at > now() - make_interval(days => ${FRESH_DAYS})
          where s.isrc is not null and s.removed_at is null
            and s.audio_hash is null and s.youtube_id is null
            and (l.isrc is null or s.duration_ms is null and l.length_ms is not null)
            and not exists (select 1 from video_choices c where c.song_id = s.id)
            and not exists (select 1 from video_matches m where m.key = s.video_key))
        select bound.next, due.song as due
        from (select id as next from page order by id limit 1) bound left join due on true
        order by due.id desc`,
    )
    return { due: rows.flatMap(({ due }) => due ?? []), next: rows[0]?.next }
  },

  async put(lookup: IsrcLookup): Promise<void> {
    await db
      .insert(isrcLookups)
      .values(lookup)
      .onConflictDoUpdate({
        target: isrcLookups.isrc,
        set: { ...lookup, lookedUpAt: sql`now()` },
      })
  },

  /** Postpones an ISRC whose look-up failed; an older result stays. */
  async postpone(isrc: string): Promise<void> {
    await db.execute(sql`insert into isrc_lookups (isrc, looked_up_at)
      values (${isrc}, now() - make_interval(days => ${FRESH_DAYS - RETRY_DAYS}))
      on conflict (isrc) do update set looked_up_at = excluded.looked_up_at`)
  },

  async removeStale(): Promise<void> {
    await db.execute(sql`delete from isrc_lookups
      where looked_up_at < now() - make_interval(days => ${STALE_DAYS})`)
  },
})

import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'

const SAME_LENGTH_MS = 3_000

/**
 * Sets the recording of each row of `moved_songs` as `recordingKeyOf` does, from the songs of the same
 * library.
 */
export async function setRecordingKeys(tx: Database): Promise<void> {
  await setKeysByIsrc(tx)
  await joinByName(tx)
  await setKeysByName(tx)
}

// A wrong ISRC does not join songs that differ in name and length: they get a number.
const setKeysByIsrc = (tx: Database) =>
  tx.execute(sql`
    update moved_songs s set recording_key = k.recording_key from (
      select o.id, 'isrc:' || o.isrc || case when o.id = f.id or o.match_key = f.match_key
          or coalesce(abs(o.duration_ms - f.duration_ms) <= ${SAME_LENGTH_MS}, true)
        then '' else '#' || (1 + row_number() over (partition by o.user_id, o.isrc, o.id <> f.id order by o.id))
        end as recording_key
      from moved_songs o join (
        select distinct on (user_id, isrc) id, user_id, isrc, match_key, duration_ms
        from moved_songs where isrc is not null order by user_id, isrc, id) f
      on f.user_id = o.user_id and f.isrc = o.isrc) k
    where k.id = s.id`)

const joinByName = (tx: Database) =>
  tx.execute(sql`
    update moved_songs s set recording_key = k.recording_key from (
      select distinct on (o.id) o.id, i.recording_key
      from moved_songs o join moved_songs i on i.match_key = o.match_key and i.user_id = o.user_id
      where o.isrc is null and i.isrc is not null
        and coalesce(abs(i.duration_ms - o.duration_ms) <= ${SAME_LENGTH_MS}, true)
      order by o.id, abs(i.duration_ms - o.duration_ms) nulls last, i.id) k
    where k.id = s.id`)

// Songs of one name in the order of their lengths: a step of more than 3 s begins a recording.
const setKeysByName = (tx: Database) =>
  tx.execute(sql`
    with steps as (
      select id, user_id, match_key, duration_ms,
        coalesce(duration_ms - lag(duration_ms) over same_name > ${SAME_LENGTH_MS}, false)::int as begins
      from moved_songs where recording_key is null
      window same_name as (partition by user_id, match_key order by duration_ms nulls first, id)),
    groups as (
      select id, user_id, match_key, duration_ms, sum(begins) over (
        partition by user_id, match_key order by duration_ms nulls first, id) as number
      from steps)
    update moved_songs s set recording_key = k.recording_key from (
      select id, 'name:' || left(translate(
          encode(sha256(convert_to(match_key, 'UTF8')), 'base64'), '+/', '-_'), 22)
        || ':' || coalesce(round(min(duration_ms) over (
          partition by user_id, match_key, number) / 1000.0)::text, '?') as recording_key
      from groups) k
    where k.id = s.id`)

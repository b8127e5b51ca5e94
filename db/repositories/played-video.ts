import { sql } from 'drizzle-orm'
import type { Bound } from '../prepared'
import { isUsableVideo } from './usable-video'

/** The video that plays a song for a user, and where the match comes from. */
export type PlayedVideo = { id: string; match: 'yours' | 'source' | 'sure' | 'unsure' }

/** A file can have a wrong ISRC: the lengths differ then. As the weak fit of `compareLengths`. */
const isSameLength = sql`(l.length_ms is null or "songs"."duration_ms" is null
  or abs(l.length_ms - "songs"."duration_ms") <= 14000)`

/**
 * The video of a song: the user's choice, else the video it was imported from, else the best match,
 * else the one that MusicBrainz links, without those that the user refused. Null if there is none.
 */
export const playedVideo = (userId: Bound) => {
  // A user has choices and refusals for few songs: a page reads their ids once, as a hashed subplan,
  // and looks up the rest for those songs only.
  const isSongIn = (table: string) =>
    sql`"songs"."id" in (select song_id from ${sql.raw(table)} where user_id = ${userId})`
  const refused = (videoId: string) => sql`(${isSongIn('video_refusals')} and exists (
    select 1 from video_refusals r where r.user_id = ${userId} and r.song_id = "songs"."id"
      and r.video_id = ${sql.raw(videoId)}))`
  return sql<PlayedVideo | null>`coalesce(
    case when ${isSongIn('video_choices')} then
      (select json_build_object('id', c.video_id, 'match', 'yours') from video_choices c
        where c.user_id = ${userId} and c.song_id = "songs"."id" and not ${refused('c.video_id')}) end,
    case when "songs"."youtube_id" is not null then
      (select json_build_object('id', v.id, 'match', 'source') from videos v
        where v.id = "songs"."youtube_id" and ${isUsableVideo('v')} and not ${refused('v.id')}) end,
    (select json_build_object('id', m.video_id, 'match', case when m.is_sure then 'sure' else 'unsure' end)
      from video_matches m join videos v on v.id = m.video_id
      where m.key = "songs"."video_key" and ${isUsableVideo('v')} and not ${refused('m.video_id')}
      order by m.place limit 1),
    case when "songs"."isrc" is not null then
      (select json_build_object('id', l.video_id, 'match', 'sure')
        from isrc_lookups l left join videos v on v.id = l.video_id
        where l.isrc = "songs"."isrc" and l.video_id is not null
          and (v.id is null or ${isUsableVideo('v')}) and ${isSameLength} and not ${refused('l.video_id')}) end)`
}

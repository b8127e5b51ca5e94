import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'

/**
 * Notes the source of each field that has a value. Fields of imported songs rank lowest, because a
 * file of another user may have stated them: the next import replaces them. Those of uploads are the
 * owner's own, by tags or by hand, and no import replaces them.
 */
export async function noteFieldSources(tx: Database): Promise<void> {
  await tx.execute(sql`
    update songs set field_sources = jsonb_strip_nulls(jsonb_build_object(
      'title', r.named, 'artists', case when artists <> '[]' then r.named end,
      'album', case when album_id is not null then r.named end,
      'isrc', case when isrc is not null then r.named end,
      'genres', case when genres <> '{}' then r.named end,
      'released', case when release_year is not null then r.named end,
      'explicit', case when explicit then r.named end,
      'durationMs', case when duration_ms is not null then r.read end,
      'position', case when track_number is not null then r.read end))
    from (values ('upload', 'edited', 'tags'), ('other', 'migrated', 'migrated'))
      as r(source, named, read)
    where r.source = case when songs.source = 'upload' then 'upload' else 'other' end`)
  await tx.execute(sql`update artists set field_sources = '{"name": "migrated"}'`)
  await tx.execute(sql`
    update albums set field_sources = jsonb_strip_nulls(jsonb_build_object('title', 'migrated',
      'albumArtist', case when album_artist is not null then 'migrated' end,
      'releaseYear', case when release_year is not null then 'migrated' end,
      'coverUrl', case when cover_url is not null then 'migrated' end))`)
}

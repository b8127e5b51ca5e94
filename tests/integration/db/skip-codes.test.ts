import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { rowsOf } from '@/db/rows'
import { JobProblemCode, SkipValues } from '@/lib/contract/job-problem'
import { SKIP_CODES } from '@/lib/skip-reasons'
import { databaseBefore } from '@/tests/support/migrations'

/** Reasons and errors as the version before recorded them, with their code and values. */
const REASONS = {
  'no title': ['no_title', {}],
  'only a Spotify id; a title and an artist are needed': ['spotify_id_only', {}],
  'a podcast episode, not a song': ['podcast_episode', {}],
  'a Spotify audiobook, not a song': ['not_a_song', { kind: 'audiobook' }],
  'not in the form "Artist - Title"': ['not_artist_title', {}],
  'the file breaks off here': ['file_truncated', {}],
  'no longer at Spotify': ['removed_from_service', { service: 'Spotify' }],
  'a video that YouTube does not show any more': ['removed_from_service', { service: 'YouTube' }],
  'YouTube stopped before the end; what is missing was not taken out here': [
    'list_incomplete',
    { service: 'YouTube' },
  ],
  'Spotify hands out the songs of a playlist to its owner and collaborators alone. Import it as a file instead.':
    ['list_not_shared', { service: 'Spotify' }],
  'another text': [null, {}],
} as const
const ERRORS = {
  'The file lists no songs. Nothing was changed.': ['no_songs', {}],
  'Spotify asks us to wait 2 hours. What came in stays.': ['spotify_busy', {}],
  'Spotify has no such playlist any more.': ['list_not_found', { service: 'Spotify' }],
  'YouTube’s allowance for today is used up. It is back tomorrow. What came in stays.': [
    'youtube_unavailable',
    {},
  ],
  'another error': [null, {}],
} as const

it('0020_skip_codes adds codes and values to the stored texts', async () => {
  const { database, migrate } = await databaseBefore('0020_skip_codes')
  const [user] = await rowsOf<{ id: string }>(
    database,
    sql`insert into users (id, email, display_name)
      values (gen_random_uuid(), 'a@example.org', 'A') returning id`,
  )
  for (const error of [...Object.keys(ERRORS), null]) {
    await database.execute(sql`insert into imports (id, user_id, kind, name, error)
      values (gen_random_uuid(), ${user?.id}, 'file', 'a.csv', ${error})`)
  }
  for (const [number, reason] of Object.keys(REASONS).entries()) {
    await database.execute(sql`insert into import_items (import_id, number, line, reason, text)
      select id, ${number}, 1, ${reason}, 'row' from imports where error is null`)
  }

  await migrate()

  const items = await rowsOf<{ reason: string; code: string | null; params: unknown }>(
    database,
    sql`select reason, code, params from import_items`,
  )
  expect(Object.fromEntries(items.map((row) => [row.reason, [row.code, row.params]]))).toEqual(
    REASONS,
  )
  const imports = await rowsOf<{ error: string; code: string | null; params: unknown }>(
    database,
    sql`select error, error_code as code, error_params as params from imports
      where error is not null`,
  )
  expect(Object.fromEntries(imports.map((row) => [row.error, [row.code, row.params]]))).toEqual(
    ERRORS,
  )
  for (const { code, params } of [...items, ...imports]) {
    expect([...SKIP_CODES, ...JobProblemCode.options, null]).toContain(code)
    expect(SkipValues.strict().parse(params)).toEqual(params)
  }
})

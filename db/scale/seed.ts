import { type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { artistsAndAlbums, besideSongs, songs } from './catalogue'
import { habits, listeners, playlists } from './listeners'
import { countsOf, preparations, type Scale } from './words'

const FILLED = [
  'artists',
  'albums',
  'songs',
  'song_artists',
  'song_sources',
  'audio_features',
  'playlists',
  'playlist_tracks',
  'liked_songs',
]

type Order = Scale & { userId: string; onStep?: (step: string) => void }

/**
 * Fills a migrated PostgreSQL with invented songs and playlists, the same on every run: few artists
 * with many songs, words as rare as words are. Indexes are taken down meanwhile: it is for a
 * database nobody else uses.
 */
export async function seedScale(url: string, { userId, onStep, ...scale }: Order): Promise<void> {
  const client = postgres(url, { max: 1, prepare: false, onnotice: () => {} })
  const database: Database = drizzle(client) as unknown as Database
  const counts = countsOf(scale)
  const steps: [string, SQL[]][] = [
    ['words', preparations(counts)],
    ['listeners', listeners(counts)],
    ['artists and albums', artistsAndAlbums],
    ['songs', songs(scale, counts)],
    ['credits and words', besideSongs],
    ['playlists', playlists(scale, counts.users)],
    ['likes and plays', habits(scale, counts.users, userId)],
  ]
  try {
    await withoutChecks(database, async () => {
      for (const [name, statements] of steps) {
        onStep?.(name)
        for (const statement of statements) await database.execute(statement)
      }
      onStep?.('indexes')
    })
    onStep?.('statistics')
    await database.execute(sql`vacuum analyze`)
  } finally {
    await client.end()
  }
}

/** Runs `fill` while indexes and the triggers that keep copies are away. */
async function withoutChecks(database: Database, fill: () => Promise<void>): Promise<void> {
  const names = sql.join(
    FILLED.map((name) => sql`${name}`),
    sql`, `,
  )
  const indexes = await rowsOf<{ name: string; definition: string }>(
    database,
    sql`select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relname in (${names}) and not exists (
        select 1 from pg_constraint k where k.conindid = i.indexrelid)`,
  )
  for (const { name } of indexes) await database.execute(sql.raw(`drop index if exists ${name}`))
  for (const table of FILLED) await triggers(database, table, 'disable')
  await database.execute(sql`set maintenance_work_mem = '512MB'`)
  // Only a superuser may leave the foreign keys unchecked; everybody else waits a little longer.
  await database.execute(sql`set session_replication_role = replica`).catch(() => undefined)
  try {
    await fill()
  } finally {
    await database.execute(sql`reset session_replication_role`).catch(() => undefined)
    for (const { definition } of indexes) await database.execute(sql.raw(definition))
    for (const table of FILLED) await triggers(database, table, 'enable')
  }
}

const triggers = (database: Database, table: string, what: 'enable' | 'disable') =>
  database.execute(sql.raw(`alter table ${table} ${what} trigger user`))

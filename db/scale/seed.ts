import { type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { artistsAndAlbums, songDependents, songs } from './catalogue'
import { countsOf, createGenerators, type Scale } from './generators'
import { listeners, playlists, userData } from './listeners'

const FILLED_TABLES = [
  'artists',
  'albums',
  'songs',
  'song_artists',
  'song_sources',
  'song_names',
  'audio_features',
  'playlists',
  'playlist_tracks',
  'liked_songs',
]

type SeedOptions = Scale & { userId: string; onStep?: (step: string) => void }

/**
 * Fills a migrated PostgreSQL with invented songs and playlists, the same on each run: few artists
 * have many songs, and words have natural frequencies. It drops the indexes and creates them again,
 * so no other process may use the database.
 */
export async function seedScale(
  url: string,
  { userId, onStep, ...scale }: SeedOptions,
): Promise<void> {
  const client = postgres(url, { max: 1, prepare: false, onnotice: () => {} })
  const database: Database = drizzle(client) as unknown as Database
  const counts = countsOf(scale)
  const steps: [string, SQL[]][] = [
    ['generators', createGenerators(counts, userId)],
    ['listeners', listeners(counts)],
    ['artists and albums', artistsAndAlbums(scale, counts)],
    ['songs', songs(scale, counts)],
    ['credits and words', songDependents],
    ['playlists', playlists(scale, counts.users)],
    ['likes and plays', userData(scale, counts)],
  ]
  try {
    await withoutIndexes(database, async () => {
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

/** Runs `fill` without indexes, triggers and, if permitted, foreign keys. */
async function withoutIndexes(database: Database, fill: () => Promise<void>): Promise<void> {
  const names = sql.join(
    FILLED_TABLES.map((name) => sql`${name}`),
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
  for (const table of FILLED_TABLES) await setTriggers(database, table, 'disable')
  await database.execute(sql`set maintenance_work_mem = '512MB'`)
  // Only a superuser may skip the checks of foreign keys; without, it takes a little longer.
  await database.execute(sql`set session_replication_role = replica`).catch(() => undefined)
  try {
    await fill()
  } finally {
    await database.execute(sql`reset session_replication_role`).catch(() => undefined)
    for (const { definition } of indexes) await database.execute(sql.raw(definition))
    for (const table of FILLED_TABLES) await setTriggers(database, table, 'enable')
  }
}

const setTriggers = (database: Database, table: string, action: 'enable' | 'disable') =>
  database.execute(sql.raw(`alter table ${table} ${action} trigger user`))

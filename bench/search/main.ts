import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { db } from '@/db'
import { rowsOf } from '@/db/rows'
import { seedScale } from '@/db/scale/seed'
import { listAlbums } from '@/lib/services/library/albums'
import { listArtists } from '@/lib/services/library/artists'
import { searchLibrary } from '@/lib/services/library/search-library'
import { contextOf, type List, songList } from '@/tests/support/lists'
import { startPostgresServer } from '@/tests/support/postgres-server'
import { costOf } from '@/tests/support/query-plans'
import { BENCH_SETTINGS } from '../settings'
import { MANNERS, searchesOf } from './manners'
import { type Measured, printTable } from './report'

// node scripts/run.mjs bench/search/main.ts [--songs 300000 --users 200 | --url postgres://…]: measures
// pages of songs, artists and albums, and searches by manner, for the largest library (100,000 songs)
// and a typical one (1,000) of a new database, or of a filled one such as that of bench/upgrade. It
// fails if a statement reads a large table from end to end, or if searches of everything are too slow.
const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    songs: { type: 'string', default: '300000' },
    users: { type: 'string', default: '200' },
  },
})

/** Of a search for songs, artists, albums and playlists, in each manner. */
const MAX_P95_MS = 100
const EVERYTHING = 'everything'
const PLAYLISTS_PER_USER = 100
const PAGE_ROWS = 50
const DEEP_PAGES = 10
const SEARCHED_SONGS = 40
const SORTS = ['title', 'artist', '-createdAt', 'duration', 'bpm']

type Library = { userId: string; songs: number }

/** Prints the figures; returns whether all are within bounds. */
async function main(): Promise<boolean> {
  const server = values.url ? null : await startPostgresServer()
  const url = values.url ?? (await server?.createDatabase('search'))
  if (!url) throw new Error('PostgreSQL was not found on this machine.')
  Object.assign(process.env, { ...BENCH_SETTINGS, DATABASE_URL: url })
  try {
    await db.open()
    if (server) await fill(url)
    let isWithinBounds = true
    for (const library of await findLibraries()) {
      const isMet = await report(library)
      isWithinBounds &&= isMet
    }
    return isWithinBounds
  } finally {
    await db.close()
    await server?.stop()
  }
}

async function fill(url: string): Promise<void> {
  const email = 'listener@example.org'
  const user = await db.users.create({ email, displayName: 'Listener', passwordHash: 'none' })
  const playlists = Number(values.users) * PLAYLISTS_PER_USER
  await seedScale(url, { songs: Number(values.songs), playlists, userId: user.id })
}

async function report(library: Library): Promise<boolean> {
  process.stdout.write(`\nA library of ${library.songs} songs\n\n`)
  const pages = printTable(await measurePages(library))
  const searches = printTable(await measureSearches(library))
  const load = loadavg().map((value) => value.toFixed(1))
  process.stdout.write(`\nLoad average ${load.join(', ')}\n`)
  const slow = searches.filter(({ name, p95 }) => name.startsWith(EVERYTHING) && p95 > MAX_P95_MS)
  for (const { name } of slow) process.stdout.write(`Missed: ${name}, p95 ${MAX_P95_MS} ms\n`)
  return slow.length === 0 && [...pages, ...searches].every(({ scanned }) => scanned.length === 0)
}

/** The largest library, and one of the median size. */
const findLibraries = () =>
  rowsOf<Library>(
    db.describe().postgres.drizzle,
    sql`with sizes as (select user_id, count(*)::int as songs from songs group by user_id)
      (select user_id as "userId", songs from sizes order by songs desc limit 1) union all
      (select user_id, songs from sizes order by songs, user_id
        offset (select count(*) / 2 from sizes) limit 1)`,
  )

/** The first page of each list, and the tenth. */
async function measurePages({ userId }: Library): Promise<Measured[]> {
  const ctx = contextOf(userId)
  const lists: Record<string, List> = {
    ...Object.fromEntries(SORTS.map((sort) => [`songs by ${sort}`, songList(ctx, { sort })])),
    artists: (page) => listArtists(ctx, page),
    albums: (page) => listAlbums(ctx, page),
  }
  const measured: Measured[] = []
  for (const [name, list] of Object.entries(lists)) {
    measured.push(await measure(name, () => list({ limit: PAGE_ROWS })))
    let cursor: string | undefined
    for (let page = 1; page < DEEP_PAGES; page++) {
      const { nextCursor } = await list({ limit: PAGE_ROWS, cursor })
      if (!nextCursor) break
      cursor = nextCursor
    }
    measured.push(await measure(`${name}, a later page`, () => list({ limit: PAGE_ROWS, cursor })))
  }
  return measured
}

async function measureSearches({ userId }: Library): Promise<Measured[]> {
  const songs = await rowsOf<{ title: string; artist: string; album: string }>(
    db.describe().postgres.drizzle,
    sql`select title, artists -> 0 ->> 'name' as artist, coalesce(album ->> 'title', '') as album
      from songs where user_id = ${userId} order by md5(id::text) limit ${SEARCHED_SONGS}`,
  )
  const ctx = contextOf(userId)
  const measured: Measured[] = []
  for (const manner of MANNERS) {
    for (const q of searchesOf(manner, songs)) {
      const list = songList(ctx, { q })
      measured.push(await measure(`songs: ${manner}`, () => list({ limit: PAGE_ROWS })))
      const everything = () => searchLibrary(ctx, { q, limit: 10 })
      measured.push(await measure(`${EVERYTHING}: ${manner}`, everything))
    }
  }
  return measured
}

/** The second run is timed; the statements are explained in a third. */
async function measure(name: string, read: () => Promise<unknown>): Promise<Measured> {
  await read()
  const start = performance.now()
  await read()
  const milliseconds = performance.now() - start
  return { name, milliseconds, cost: await costOf(read) }
}

process.exit((await main()) ? 0 : 1)
